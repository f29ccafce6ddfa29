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
  const queue = new SaveQueue({
    send: async (saves) => {
      sent.push(structuredClone(saves));
      return answer(saves, sent.length);
    },
    versionOf: (id) => versions.get(id) ?? 0,
    onSending: () => {},
    onAnswer: (saves) => {
      for (const { id } of saves) versions.set(id, (versions.get(id) ?? 0) + 1);
    },
    onTrouble: (trouble) => void troubles.push(trouble),
  });
  return { queue, sent, troubles };
}
const done = (): SaveAnswer => ({ ok: true, outcomes: [], cells: [] });

describe('the queue', () => {
  test('sends a block in one batch, and what was typed meanwhile after it, over the new version', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { queue, sent } = make(async (_saves, call) => {
      if (call === 1) await held;
      return done();
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
        { id: 'a', text: '1', expected: 0 },
        { id: 'b', text: '2', expected: 0 },
      ],
      [{ id: 'a', text: '1.5', explanation: '基数低', expected: 1 }],
    ]);
  });

  test('sends a batch whose answer was lost again as it was, then what was typed since', async () => {
    const { queue, sent, troubles } = make((_saves, call) => {
      if (call <= 2) throw new TypeError('Failed to fetch');
      return done();
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
