import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CellSave } from '@/lib/schemas/entry';
import { SaveQueue, type Trouble } from './save-queue';
import type { SaveAnswer } from './view';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A queue before a server that answers as the test says, and keeps a version a cell. */
function make(answer: (saves: CellSave[], call: number) => Promise<SaveAnswer> | SaveAnswer) {
  const sent: CellSave[][] = [];
  const troubles: (Trouble | null)[] = [];
  const versions = new Map<string, number>();
  const held = new Set<string>();
  const queue = new SaveQueue({
    send: async (saves) => {
      sent.push(structuredClone(saves));
      return answer(saves, sent.length);
    },
    seenOf: (id) => ({ expected: versions.get(id) ?? 0, seenBase: null }),
    isHeld: (id) => held.has(id),
    onSending: () => {},
    onAnswer: (_saves, { outcomes }) => {
      for (const outcome of outcomes) {
        if ('version' in outcome) versions.set(outcome.id, outcome.version);
        if (outcome.result === 'conflict') held.add(outcome.id);
      }
    },
    onTrouble: (trouble) => void troubles.push(trouble),
  });
  return { queue, sent, troubles, versions, held };
}
const done = (saves: readonly CellSave[]): SaveAnswer => ({
  ok: true,
  outcomes: saves.map(({ id, expected }) => ({ id, result: 'saved', version: expected + 1 })),
  cells: [],
});
const conflict = (saves: readonly CellSave[]): SaveAnswer => ({
  ok: true,
  outcomes: saves.map(({ id }) => ({ id, result: 'conflict' })),
  cells: [],
});
/** A promise, and what fulfils it. */
function latch() {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { held, release };
}

describe('the queue', () => {
  test('sends a block in one batch, and what was typed meanwhile after it, over the new version', async () => {
    const { held, release } = latch();
    const { queue, sent } = make(async (saves, call) => {
      if (call === 1) await held;
      return done(saves);
    });
    queue.add({ id: 'a', text: '1' });
    queue.add({ id: 'b', text: '2' });
    await vi.advanceTimersByTimeAsync(0);
    queue.add({ id: 'a', text: '1.5' });
    queue.add({ id: 'a', explanation: '基数低' });
    expect(sent).toHaveLength(1);
    expect(queue.unsaved).toEqual(['a', 'b']);
    release();
    expect(await queue.settle()).toBe(true);
    expect(sent).toEqual([
      [
        { id: 'a', text: '1', expected: 0, seenBase: null },
        { id: 'b', text: '2', expected: 0, seenBase: null },
      ],
      [{ id: 'a', text: '1.5', explanation: '基数低', expected: 1, seenBase: null }],
    ]);
  });

  test('sends a batch whose answer was lost again as it was, then what was typed since', async () => {
    const { queue, sent, troubles } = make((saves, call) => {
      if (call <= 2) throw new TypeError('Failed to fetch');
      return done(saves);
    });
    queue.add({ id: 'a', text: '1' });
    await vi.advanceTimersByTimeAsync(0);
    expect(troubles).toEqual(['network']);
    queue.add({ id: 'a', text: '2' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(sent.map(([save]) => [save?.text, save?.expected])).toEqual([
      ['1', 0],
      ['1', 0],
      ['1', 0],
      ['2', 1],
    ]);
    expect(troubles.at(-1)).toBeNull();
    expect(queue.unsaved).toEqual([]);
  });

  test('says that nothing is settled while something cannot be saved', async () => {
    const { queue, troubles } = make(() => ({ ok: false, code: 'signed_out' }));
    queue.add({ id: 'a', text: '1' });
    expect(await queue.settle()).toBe(false);
    expect(troubles).toContain('signed_out');
    expect(queue.unsaved).toEqual(['a']);
  });

  test('waits longer each time, and not at all when asked', async () => {
    const { queue, sent } = make(() => {
      throw new TypeError('Failed to fetch');
    });
    queue.add({ id: 'a', text: '1' });
    await vi.advanceTimersByTimeAsync(0);
    for (const [seconds, count] of [
      [2, 2],
      [4, 3],
      [8, 4],
      [16, 5],
      [30, 6],
      [30, 7],
    ] as const) {
      await vi.advanceTimersByTimeAsync(seconds * 1_000);
      expect(sent).toHaveLength(count);
    }
    queue.retry();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toHaveLength(8);
  });

  test('parts what is too much for one batch', async () => {
    const { queue, sent } = make(done);
    for (let n = 0; n < 450; n += 1) queue.add({ id: String(n), text: '1' });
    await queue.settle();
    expect(sent.map((batch) => batch.length)).toEqual([200, 200, 50]);
  });
});

describe('of a cell', () => {
  /** A queue whose first batch, of cell a, is under way until it is released. */
  async function busy(answer: (saves: readonly CellSave[], call: number) => SaveAnswer = done) {
    const { held, release } = latch();
    const made = make(async (saves, call) => {
      if (call === 1) await held;
      return answer(saves, call);
    });
    made.queue.add({ id: 'a', text: '1' });
    await vi.advanceTimersByTimeAsync(0);
    return { ...made, release };
  }

  test.each([
    [
      'typed after it was to be discarded, the text is kept',
      [{ discard: true }, { text: '2' }],
      { text: '2' },
    ],
    [
      'to be discarded after it was typed, the draft goes',
      [{ text: '2', explanation: '基数低' }, { discard: true }],
      { discard: true },
    ],
  ])('%s', async (_what, wishes, last) => {
    const { queue, sent, release } = await busy();
    for (const wish of wishes) queue.add({ id: 'a', ...wish });
    release();
    await queue.settle();
    expect(sent[1]).toEqual([{ id: 'a', ...last, expected: 1, seenBase: null }]);
  });

  test('what was wished is over what was seen then, whatever has come into view since', async () => {
    const { queue, sent, versions, release } = await busy();
    queue.add({ id: 'b', explanation: '基数低' });
    versions.set('b', 7);
    release();
    await queue.settle();
    expect(sent[1]).toEqual([{ id: 'b', explanation: '基数低', expected: 0, seenBase: null }]);
  });

  test('in conflict nothing is sent until one of both is chosen; then all that was wished goes', async () => {
    const { queue, sent, held, release } = await busy((saves, call) =>
      call === 1 ? conflict(saves) : done(saves),
    );
    queue.add({ id: 'a', explanation: '基数低' });
    queue.add({ id: 'b', text: '2' });
    release();
    expect(await queue.settle()).toBe(true);
    queue.add({ id: 'a', confirmed: '1' });
    await queue.settle();
    expect(sent.slice(1).flat()).toEqual([{ id: 'b', text: '2', expected: 0, seenBase: null }]);
    held.delete('a');
    queue.keep('a', '1.5', { expected: 5, seenBase: null });
    await queue.settle();
    expect(sent.at(-1)).toEqual([
      { id: 'a', text: '1.5', explanation: '基数低', confirmed: '1', expected: 5, seenBase: null },
    ]);
  });

  test('given up to the other person nothing is left to be sent', async () => {
    const { queue, sent, held, release } = await busy(conflict);
    queue.add({ id: 'a', text: '2' });
    release();
    await queue.settle();
    queue.forget('a');
    held.delete('a');
    await queue.settle();
    expect(sent).toHaveLength(1);
  });
});
