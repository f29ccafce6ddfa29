import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benchmarkCounts, standingOf } from './benchmark';
import { toFixed } from './decimal';
import type { Cell, PeriodCells } from './figure';
import type { Direction } from './indicator';
import { isTopThree, membersCount, placeOf, publishedCount, rankChange, rankRegions } from './ranking';
import { compareCodes } from './region';
import type { MemberParts } from './test-support';
import { indicator, periodCells } from './test-support';

// few distinct values and a digit that is not shown, so that ties by display are common
const value = fc
  .tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 0, max: 9 }))
  .map(([tenths, hidden]) => `${tenths < 0 ? '-' : ''}${(Math.abs(tenths) / 10).toFixed(1)}${hidden}`);
const member: fc.Arbitrary<MemberParts> = fc.oneof(
  { weight: 6, arbitrary: value },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant({ missing: 'withheld' as const }) },
);
const code = fc.integer({ min: 100000, max: 999999 }).map(String);
const given = fc.record({
  members: fc.dictionary(code, member, { maxKeys: 40, noNullPrototype: true }),
  benchmark: fc.option(value),
});
const cellsOf = (parts: { members: Record<string, MemberParts>; benchmark: string | null }) =>
  periodCells(parts.members, { benchmark: parts.benchmark });
const direction = fc.constantFrom<Direction>('higher', 'lower', 'none');
const directed = fc.constantFrom<Direction>('higher', 'lower');

describe('rankings of any cells', () => {
  it('rule 20: input order never changes a ranking', () => {
    const shuffled = given.chain((parts) => {
      const cells = cellsOf(parts);
      const order = fc.shuffledSubarray(cells.cells, {
        minLength: cells.cells.length,
        maxLength: cells.cells.length,
      });
      return fc.tuple(fc.constant(cells), order);
    });
    fc.assert(
      fc.property(shuffled, direction, ([cells, order]: [PeriodCells, Cell[]], way) => {
        const rules = indicator({ direction: way });
        expect(rankRegions({ ...cells, cells: order }, rules)).toEqual(rankRegions(cells, rules));
      }),
    );
  });

  it('rule 12: a place is one more than the number of members displayed better, and equal displays are tied', () => {
    fc.assert(
      fc.property(given, directed, (parts, way) => {
        const { rows } = rankRegions(cellsOf(parts), indicator({ direction: way }));
        for (const row of rows) {
          const better = rows.filter((other) =>
            way === 'higher' ? other.value.gt(row.value) : other.value.lt(row.value),
          );
          const equal = rows.filter((other) => toFixed(other.value, 1) === toFixed(row.value, 1));
          expect(row.rank).toBe(better.length + 1);
          expect(row.tied).toBe(equal.length > 1);
        }
      }),
    );
  });

  it('rule 20: rows stand by place, and within a tie by region code', () => {
    fc.assert(
      fc.property(given, direction, (parts, way) => {
        const { rows } = rankRegions(cellsOf(parts), indicator({ direction: way }));
        const order = [...rows].sort(
          (a, b) => (a.rank ?? 0) - (b.rank ?? 0) || compareCodes(a.region, b.region),
        );
        expect(rows.map((row) => row.region)).toEqual(order.map((row) => row.region));
      }),
    );
  });

  it('rule 13: turning the direction round turns the places round, ties and all', () => {
    fc.assert(
      fc.property(given, (parts) => {
        const up = rankRegions(cellsOf(parts), indicator({ direction: 'higher' }));
        const down = rankRegions(cellsOf(parts), indicator({ direction: 'lower' }));
        for (const row of up.rows) {
          const equals = up.rows.filter((other) => other.value.eq(row.value)).length;
          const other = placeOf(down, row.region);
          expect((row.rank ?? 0) + (other?.rank ?? 0)).toBe(up.rows.length + 2 - equals);
          expect(other?.tied).toBe(row.tied);
        }
      }),
    );
  });

  it('rule 14: every member is in exactly one list', () => {
    fc.assert(
      fc.property(given, direction, (parts, way) => {
        const ranking = rankRegions(cellsOf(parts), indicator({ direction: way }));
        const listed = [...ranking.rows, ...ranking.missing].map((row) => row.region).sort(compareCodes);
        expect(listed).toEqual(Object.keys(parts.members).sort(compareCodes));
        expect(membersCount(ranking)).toBe(listed.length);
        expect(publishedCount(ranking)).toBe(
          Object.values(parts.members).filter((each) => typeof each === 'string').length,
        );
      }),
    );
  });

  it('rule 19: printed gaps add up to printed values', () => {
    fc.assert(
      fc.property(given, directed, (parts, way) => {
        const ranking = rankRegions(cellsOf(parts), indicator({ direction: way }));
        const print = (each: Parameters<typeof toFixed>[0]) => toFixed(each, ranking.decimals);
        const first = ranking.rows[0];
        for (const row of ranking.rows) {
          if (!first || !row.gapToFirst) throw new Error('a ranked row has a gap to first');
          expect(print(first.value.plus(row.gapToFirst))).toBe(print(row.value));
          const above = ranking.rows.findLast((other) => (other.rank ?? 0) < (row.rank ?? 0));
          expect(row.gapToAbove === null).toBe(row.rank === 1);
          if (row.gapToAbove && above) expect(print(above.value.plus(row.gapToAbove))).toBe(print(row.value));
          if (ranking.benchmark && row.gapToBenchmark) {
            expect(print(ranking.benchmark.value.plus(row.gapToBenchmark))).toBe(print(row.value));
          }
        }
      }),
    );
  });

  it('rule 15: above, equal and below add up to the members with a value', () => {
    fc.assert(
      fc.property(given, direction, (parts, way) => {
        const ranking = rankRegions(cellsOf(parts), indicator({ direction: way }));
        const counts = benchmarkCounts(ranking);
        expect(counts === null).toBe(parts.benchmark === null);
        if (counts) expect(counts.above + counts.equal + counts.below).toBe(publishedCount(ranking));
        for (const row of ranking.rows)
          expect(standingOf(ranking, row.region) === null).toBe(counts === null);
      }),
    );
  });

  it('rule 16: at least three are in the top three, where as many have a value', () => {
    fc.assert(
      fc.property(given, directed, (parts, way) => {
        const ranking = rankRegions(cellsOf(parts), indicator({ direction: way }));
        const top = ranking.rows.filter((row) => isTopThree(ranking, row.region)).length;
        expect(top).toBeGreaterThanOrEqual(Math.min(3, publishedCount(ranking)));
      }),
    );
  });

  it('rule 17: what one release gains the way back loses', () => {
    fc.assert(
      fc.property(given, given, directed, (now, then, way) => {
        const rules = indicator({ direction: way });
        const [current, previous] = [rankRegions(cellsOf(now), rules), rankRegions(cellsOf(then), rules)];
        for (const region of [...Object.keys(now.members), ...Object.keys(then.members)]) {
          const there = rankChange(current, previous, region);
          const back = rankChange(previous, current, region);
          expect(there === null ? null : there + (back ?? Number.NaN)).toBe(there === null ? back : 0);
        }
      }),
    );
  });
});
