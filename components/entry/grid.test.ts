import { describe, expect, test, vi } from 'vitest';
import { formatsFor } from '@/lib/i18n/formats';
import type { CellSave } from '@/lib/schemas/entry';
import { entryWords } from './entry-words';
import { pasteBlock } from './paste-block';
import { Grid } from './use-grid';
import { type CellView, type GridView, type SaveAnswer, untouchedSheet } from './view';

const regions = ['2301', '2302', '2303'];
const idOf = (region: string, measure = 'growth') => `trade/${measure}/${region}/2024-03`;

function cell(region: string, measure: 'level' | 'growth', spec: Partial<CellView> = {}): CellView {
  return {
    id: idOf(region, measure),
    label: `${region} ${measure}`,
    column: { measure, unit: { zh: '亿元', en: '' } },
    context: {
      measure,
      decimals: 1,
      lowest: null,
      highest: null,
      previous: null,
      usual: null,
      usualAmongPeers: null,
      computed: null,
      base: null,
      parts: null,
      places: null,
    },
    text: '',
    missing: null,
    version: 0,
    base: null,
    state: 'none',
    isWritable: true,
    was: null,
    findings: [],
    explanation: '',
    confirmed: null,
    returned: '',
    by: null,
    history: [],
    remarks: [],
    ...spec,
  };
}

/** A grid of three regions before a server that keeps figures and versions as the real one does. */
function make() {
  const kept = new Map<string, { text: string; version: number }>([
    [idOf('2302'), { text: '3.0', version: 4 }],
  ]);
  const viewOf = (id: string): CellView => {
    const [, measure, region] = id.split('/') as [string, 'level' | 'growth', string];
    const entry = kept.get(id);
    return cell(region, measure, entry ? { text: entry.text, version: entry.version, state: 'draft' } : {});
  };
  const view = {
    words: entryWords(formatsFor('zh', 'Asia/Shanghai')),
    open: null,
    rows: regions.map((region) => ({
      id: region,
      cells: [viewOf(idOf(region, 'level')), viewOf(idOf(region))],
    })),
  } as unknown as GridView;
  const sent: CellSave[] = [];
  let gate = Promise.resolve();
  /** Lets no answer through until what it returns is called. */
  const hold = (): (() => void) => {
    let release = () => {};
    gate = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  };
  const save = async (saves: CellSave[]): Promise<SaveAnswer> => {
    sent.push(...saves);
    await gate;
    return {
      ok: true,
      outcomes: saves.map(({ id, text, discard, expected }) => {
        const there = kept.get(id);
        if ((there?.version ?? 0) !== expected) return { id, result: 'conflict' };
        if (discard) kept.delete(id);
        else kept.set(id, { text: text ?? there?.text ?? '', version: expected + 1 });
        return discard
          ? { id, result: 'discarded', version: 0 }
          : { id, result: 'saved', version: expected + 1 };
      }),
      cells: saves.map(({ id }) => viewOf(id)),
    };
  };
  return { grid: new Grid(view, untouchedSheet, save), kept, sent, hold };
}

describe('a pasted block', () => {
  const block = '10\t"5.2"\r\n20\t"6.\n3"\r\n30\t7.4\t8\r\n';

  test('is saved cell by cell, and what does not fit or cannot be read is listed', async () => {
    const { grid, kept } = make();
    const report = await pasteBlock(grid, idOf('2301', 'level'), block);
    expect(report?.rejected.map(({ text, problem }) => [text, problem.kind])).toEqual([
      ['6.\n3', 'refused'],
      ['8', 'overflow'],
    ]);
    expect(await grid.queue.settle()).toBe(true);
    expect(kept.get(idOf('2301'))).toEqual({ text: '5.2', version: 1 });
    expect(kept.get(idOf('2302'))).toEqual({ text: '3.0', version: 4 });
    expect(kept.get(idOf('2303', 'level'))?.text).toBe('30');
  });

  test('is undone at once: what was there is there again, what was not is not', async () => {
    const { grid, kept } = make();
    const before = new Map([...kept].map(([id, { text }]) => [id, text]));
    const report = await pasteBlock(grid, idOf('2301', 'level'), '10\t5.2\r\n20\t6.3\r\n30\t7.4');
    await grid.queue.settle();
    expect(kept.size).toBe(6);
    report?.undo();
    expect(await grid.queue.settle()).toBe(true);
    expect(new Map([...kept].map(([id, { text }]) => [id, text]))).toEqual(before);
    expect(grid.store.getAll().map(({ text }) => text)).toEqual(['', '', '', '3.0', '', '']);
    expect(grid.hasUnsaved()).toBe(false);
  });

  test('is undone even before it was saved', async () => {
    const { grid, kept } = make();
    const report = await pasteBlock(grid, idOf('2301', 'level'), '10\t5.2');
    report?.undo();
    await grid.queue.settle();
    expect([...kept.keys()]).toEqual([idOf('2302')]);
    expect(grid.store.get(idOf('2301')).text).toBe('');
  });
});

test('a conflict waits until one of both is chosen; keeping mine goes over what was seen', async () => {
  const { grid, kept } = make();
  kept.set(idOf('2302'), { text: '3.3', version: 5 });
  grid.put(idOf('2302'), '4.4');
  await grid.queue.settle();
  expect(grid.store.get(idOf('2302'))).toMatchObject({
    isConflict: true,
    text: '4.4',
    view: { text: '3.3' },
  });
  expect(grid.hasUnsaved()).toBe(true);
  grid.leave(idOf('2302'));
  await grid.queue.settle();
  expect(kept.get(idOf('2302'))?.text).toBe('3.3');
  grid.keepMine(idOf('2302'));
  await grid.queue.settle();
  expect(kept.get(idOf('2302'))).toEqual({ text: '4.4', version: 6 });
});

describe('while a save is under way that meets another’s figure', () => {
  const id = idOf('2302');
  /** 4.4 is on its way, and 3.3 is there by now. */
  async function underWay() {
    const made = make();
    made.kept.set(id, { text: '3.3', version: 5 });
    const release = made.hold();
    made.grid.put(id, '4.4');
    await vi.waitFor(() => expect(made.sent).toHaveLength(1));
    return { ...made, release };
  }
  const theirs = { text: '3.3', version: 5 };

  test('what is typed waits for the choice, and is then what is kept', async () => {
    const { grid, kept, release } = await underWay();
    grid.put(id, '4.5');
    release();
    await grid.queue.settle();
    expect(kept.get(id)).toEqual(theirs);
    expect(grid.store.get(id)).toMatchObject({ isConflict: true, text: '4.5', view: { text: '3.3' } });
    grid.keepMine(id);
    await grid.queue.settle();
    expect(kept.get(id)).toEqual({ text: '4.5', version: 6 });
    expect(grid.hasUnsaved()).toBe(false);
  });

  test('what is explained and confirmed waits too', async () => {
    const { grid, kept, sent, release } = await underWay();
    grid.explain(id, '基数低');
    release();
    await grid.queue.settle();
    grid.confirm(id);
    await grid.queue.settle();
    expect(kept.get(id)).toEqual(theirs);
    grid.keepMine(id);
    await grid.queue.settle();
    expect(sent.slice(1)).toMatchObject([
      { text: '4.4', explanation: '基数低', confirmed: '4.4', expected: 5 },
    ]);
  });

  test('all of it goes when theirs is taken', async () => {
    const { grid, kept, sent, release } = await underWay();
    grid.put(id, '4.5');
    release();
    await grid.queue.settle();
    grid.takeTheirs(id);
    await grid.queue.settle();
    expect(sent).toHaveLength(1);
    expect(kept.get(id)).toEqual(theirs);
    expect(grid.store.get(id)).toMatchObject({ text: '3.3', isConflict: false });
    expect(grid.hasUnsaved()).toBe(false);
  });
});

test('what is typed after a paste was undone is kept, though the undoing was not sent yet', async () => {
  const { grid, kept, sent, hold } = make();
  const id = idOf('2301');
  const release = hold();
  const report = await pasteBlock(grid, id, '5.2');
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  report?.undo();
  grid.put(id, '5.3');
  release();
  await grid.queue.settle();
  expect(kept.get(id)?.text).toBe('5.3');
});

test('a save says which published version was seen', async () => {
  const { grid, sent } = make();
  grid.put(idOf('2301'), '5.2');
  await grid.queue.settle();
  expect(sent).toMatchObject([{ expected: 0, seenBase: null }]);
});

test('what cannot be read is not sent', async () => {
  const { grid, kept } = make();
  grid.put(idOf('2301'), '五点二');
  expect(await grid.queue.settle()).toBe(true);
  expect(kept.has(idOf('2301'))).toBe(false);
  expect(grid.hasUnsaved()).toBe(true);
});
