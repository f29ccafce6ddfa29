import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { failureOf } from '@/app/[locale]/_page/failure';
import { appPool } from '@/lib/db';
import type { Period } from '@/lib/domain/period';
import { inPreview, PreviewsBusy } from '@/lib/queries/preview';
import { readFigures } from '@/lib/queries/read-figures';
import { everybody, makeCountry, putOnDesk } from '@/tests/support/desk-review';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
const period = '2024-03' as Period;

beforeAll(async () => {
  await makeCountry(db);
  await putOnDesk(db, { period, values: { A: '1' }, state: 'approved' });
});

/** So many previews asked for at once, of which none ends before `open` is called. */
function previewsHeld(count: number) {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const read = async () => {
    const { figures } = await readFigures(everybody, { period, limit: 9 });
    await gate;
    return figures.length;
  };
  onTestFinished(open);
  const answers = Promise.allSettled(Array.from({ length: count }, () => inPreview('approved', read)));
  return { open, answers };
}

const reasons = (answers: PromiseSettledResult<unknown>[]) =>
  answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));

const useWholePool = () =>
  Promise.all(Array.from({ length: appPool().options.max }, () => appPool().query('SELECT 1')));

test('twenty previews at once take no connection from those at work', async () => {
  // opening connections takes its time on a busy machine
  await useWholePool();
  const { open, answers } = previewsHeld(20);
  for (let tries = 0; tries < 10; tries += 1) {
    const began = Date.now();
    await useWholePool();
    expect(Date.now() - began).toBeLessThan(1_000);
  }
  open();
  const ended = await answers;
  const failed = reasons(ended);
  expect(failed.filter((reason) => reason instanceof PreviewsBusy)).toHaveLength(10);
  // of those that waited, a busy machine gives some up
  expect([...new Set(failed.map(failureOf))]).toEqual(['away']);
  const seen = ended.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  expect(seen.length).toBeGreaterThanOrEqual(2);
  expect(seen).toEqual(seen.map(() => ({ result: 1 })));
});

test('one that waited three seconds is given up, and is answered 503; the next finds room again', async () => {
  const { open, answers } = previewsHeld(4);
  const began = Date.now();
  const turnedAway = inPreview('approved', async () => 'in time');
  await expect(turnedAway).rejects.toThrow();
  expect(Date.now() - began).toBeLessThan(4_500);
  open();
  const failed = reasons(await answers);
  expect(failed).toHaveLength(2);
  expect(failed.map(failureOf)).toEqual(['away', 'away']);
  expect(failureOf(new PreviewsBusy())).toBe('away');
  const later = await Promise.all(Array.from({ length: 6 }, () => inPreview('approved', async () => 'seen')));
  expect(later).toEqual(later.map(() => ({ result: 'seen' })));
});
