import { describe, expect, test } from 'vitest';
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
  const save = async (saves: CellSave[]): Promise<SaveAnswer> => ({
    ok: true,
    outcomes: saves.map(({ id, text, discard, expected }) => {
      if ((kept.get(id)?.version ?? 0) !== expected) return { id, result: 'conflict' };
      if (discard) kept.delete(id);
      else if (text !== undefined) kept.set(id, { text, version: expected + 1 });
      return { id, result: discard ? 'discarded' : 'saved' };
    }),
    cells: saves.map(({ id }) => viewOf(id)),
  });
  return { grid: new Grid(view, untouchedSheet, save), kept };
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

test('what cannot be read is not sent', async () => {
  const { grid, kept } = make();
  grid.put(idOf('2301'), '五点二');
  expect(await grid.queue.settle()).toBe(true);
  expect(kept.has(idOf('2301'))).toBe(false);
  expect(grid.hasUnsaved()).toBe(true);
});
