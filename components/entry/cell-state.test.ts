import { describe, expect, test } from 'vitest';
import { formatsFor } from '@/lib/i18n/formats';
import {
  answerCell,
  isUnsaved,
  openOf,
  refreshCell,
  startCell,
  statusOf,
  takeTheirs,
  typeInto,
} from './cell-state';
import { entryWords } from './entry-words';
import { type CellView, untouchedSheet } from './view';

const words = entryWords(formatsFor('zh', 'Asia/Shanghai'));
const view = (spec: Partial<CellView> = {}): CellView => ({
  id: 'trade/level/2301/2024-03',
  label: '哈尔滨，总量',
  column: { measure: 'level', unit: { zh: '万元', en: '' } },
  context: {
    measure: 'level',
    decimals: 2,
    lowest: null,
    highest: null,
    previous: '418000',
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
});
const saved = (text: string, version: number, spec: Partial<CellView> = {}) =>
  view({ text, version, state: 'draft', ...spec });
const id = view().id;
const status = (state: ReturnType<typeof startCell>) => statusOf(state, words).tone;

describe('typing', () => {
  test('is read and checked with every key', () => {
    const start = startCell(view());
    expect(status(start)).toBe('miss');
    const half = typeInto(start, '41.8亿');
    expect(half).toMatchObject({ phase: 'edited', value: null, refusal: { code: 'half_unit' } });
    expect(statusOf(half, words).text).toBe('拒收：写成了“41.8亿”，本列单位是万元，请填418000');
    expect(typeInto(half, '418000')).toMatchObject({ refusal: null, value: '418000', findings: [] });
    const jump = typeInto(half, '4180000000');
    expect(openOf(jump).map(({ code }) => code)).toEqual(['unit_jump']);
    expect(statusOf(jump, words)).toEqual({ tone: 'warn', text: '待确认：×10\u202f000' });
  });

  test('back to what was there leaves nothing to save', () => {
    const state = typeInto(typeInto(startCell(saved('5.0', 1)), '5.1'), '5.0');
    expect(state.phase).toBe('rest');
    expect(isUnsaved(state)).toBe(false);
  });
});

describe('an answer', () => {
  const sending = { ...typeInto(startCell(view()), '419000'), phase: 'sending' as const };

  test('to what stands in the box puts it to rest', () => {
    const state = answerCell(sending, { id, result: 'saved', version: 1 }, saved('419000.00', 1), '419000');
    expect(state).toMatchObject({ phase: 'rest', text: '419000.00', view: { version: 1 } });
    expect(status(state)).toBe('ok');
  });

  test('overtaken by typing leaves the newer text to be sent, over the new version', () => {
    const typed = typeInto(sending, '419001');
    const state = answerCell(typed, { id, result: 'saved', version: 1 }, saved('419000.00', 1), '419000');
    expect(state).toMatchObject({ phase: 'edited', text: '419001', view: { version: 1 } });
  });

  test.each([
    ['another’s version', saved('420000.00', 2)],
    ['a publication', view({ text: '420000.00', state: 'published', base: '2024-04-20T01:00:00.000Z' })],
  ])('overtaken by typing and by %s is a conflict', (_what, theirs) => {
    const typed = typeInto(sending, '419001');
    const state = answerCell(typed, { id, result: 'saved', version: 1 }, theirs, '419000');
    expect(state).toMatchObject({ isConflict: true, text: '419001', view: { text: '420000.00' } });
  });

  test('of a conflict keeps both texts until one is chosen', () => {
    const theirs = saved('420000.00', 4, { by: { name: '王', at: '14:32' } });
    const state = answerCell(sending, { id, result: 'conflict' }, theirs, '419000');
    expect(state).toMatchObject({
      text: '419000',
      isConflict: true,
      view: { text: '420000.00', version: 4 },
    });
    expect(status(state)).toBe('clash');
    expect(isUnsaved(state)).toBe(true);
    expect(takeTheirs(state)).toMatchObject({ text: '420000.00', isConflict: false, phase: 'rest' });
    // typing their very value does not settle it unseen
    expect(typeInto(state, '420000.00').isConflict).toBe(true);
  });

  test('of a refusal says why, and of a lock shows what is there', () => {
    const refusal = { code: 'forbidden' as const, params: {} };
    expect(status(answerCell(sending, { id, result: 'refused', refusal }, undefined, '419000'))).toBe('bad');
    const locked = saved('1', 3, { state: 'approved', isWritable: false });
    expect(answerCell(sending, { id, result: 'locked' }, locked, '419000')).toMatchObject({
      text: '1',
      phase: 'rest',
    });
  });
});

describe('a neighbour', () => {
  test('at rest follows the server', () => {
    expect(refreshCell(startCell(view()), saved('7', 2)).text).toBe('7');
  });

  test('being worked on stays as it was seen, so that the other change is met as a conflict', () => {
    const typed = typeInto(startCell(saved('6', 1)), '6.5');
    expect(refreshCell(typed, saved('7', 2))).toBe(typed);
  });
});

test('what a form without script left open is there again', () => {
  const form = {
    ...untouchedSheet,
    typed: { [id]: '5亩' },
    refusals: { [id]: { code: 'other_unit' as const, params: {} } },
  };
  expect(startCell(saved('4', 2), form)).toMatchObject({
    text: '5亩',
    refusal: { code: 'other_unit' },
    view: { version: 2 },
  });
  expect(
    startCell(saved('4', 2), { ...untouchedSheet, typed: { [id]: '5' }, conflicts: [id] }),
  ).toMatchObject({
    text: '5',
    isConflict: true,
  });
});
