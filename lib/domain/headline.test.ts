import { describe, expect, it } from 'vitest';
import { toPlainText } from './decimal';
import type { PeriodCells } from './figure';
import { figureVersionId } from './figure';
import type { Fact, HeadlineIndicator, HeadlineInput } from './headline';
import { headline, needsMoreHistory } from './headline';
import type { Indicator } from './indicator';
import type { AssessedSet } from './region';
import type { MemberParts } from './test-support';
import { figure, indicator, members, period, periodCells, statedRank } from './test-support';

const HOME = 'r01';

type Release = { period: string; values: MemberParts[]; benchmark?: string | null; benchmarkOrigin?: 'demo' };

function entry(
  key: string,
  releases: Release[],
  changes: Partial<Indicator> = {},
  more: Partial<Pick<HeadlineIndicator, 'homeGrowth' | 'stated'>> = {},
): HeadlineIndicator {
  const given = indicator({ key, ...changes });
  const measure = given.rankedMeasure === 'level' ? 'level' : 'growth';
  const history = releases.map(
    ({ values, ...parts }): PeriodCells =>
      periodCells(members(...values), { indicator: key, measure, ...parts }),
  );
  return { indicator: given, history, homeGrowth: null, homeLevel: null, stated: [], ...more };
}

function assessedSet(keys: string[], changes: Partial<AssessedSet> = {}): AssessedSet {
  return {
    key: 'eight',
    name: { zh: '省定考核指标', en: 'Province set' },
    validFrom: '2023-01-01',
    validTo: null,
    members: keys.map((each) => ({ indicator: each, weight: '1' })),
    ...changes,
  };
}

function input(indicators: HeadlineIndicator[], changes: Partial<HeadlineInput> = {}): HeadlineInput {
  return {
    period: period('2023-12'),
    audience: 'leader',
    home: HOME,
    assessedSet: assessedSet(indicators.map((each) => each.indicator.key)),
    highlights: null,
    indicators,
    ...changes,
  };
}

const factsOf = <Kind extends Fact['kind']>(given: HeadlineInput, kind: Kind) =>
  headline(given).facts.filter((fact): fact is Extract<Fact, { kind: Kind }> => fact.kind === kind);

const months = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => `2023-${String(first + index).padStart(2, '0')}`);

/** Eight assessed indicators: seven at or above the benchmark, five in the top three, one of them first for eight releases. */
function story(industryInDecember = '9.0'): HeadlineInput {
  const industry = months(4, 12).map((text): Release => {
    const own = text === '2023-04' ? '6.0' : text === '2023-12' ? industryInDecember : '8.0';
    return { period: text, values: [own, '7.0', '5.0', '4.0'], benchmark: '5.5' };
  });
  const year = (values: string[], benchmark: string): Release[] => [
    { period: '2023-11', values, benchmark },
    { period: '2023-12', values, benchmark },
  ];
  return input([
    entry(
      'gdp',
      [
        { period: '2023-Q3', values: ['6.0', '6.2', '5.0', '4.0'], benchmark: '5.0' },
        { period: '2023-Q4', values: ['6.5', '6.2', '5.0', '4.0'], benchmark: '5.0' },
      ],
      { frequency: 'quarter', january: 'separate' },
    ),
    entry('industry', industry),
    entry('investment', year(['5.0', '6.0', '4.0', '3.0'], '5.0')),
    entry('retail', year(['5.0', '6.0', '5.5', '3.0'], '4.0')),
    entry('revenue', year(['5.0', '6.0', '5.0', '5.5'], '4.9')),
    entry('trade', year(['2.0', '6.0', '5.0', '5.5'], '1.0')),
    entry('urban-income', year(['4.0', '6.0', '5.0', '4.5'], '3.9')),
    entry('rural-income', year(['1.0', '6.0', '5.0', '3.0'], '6.1')),
  ]);
}

describe('counts over the assessed set', () => {
  it('acceptance: 7 of 8 at or above, one equal among them, and 5 in the top three', () => {
    expect(factsOf(story(), 'at_or_above')).toMatchObject([{ count: 7, comparable: 8, of: 8, demo: false }]);
    expect(factsOf(story(), 'top_three')).toMatchObject([{ count: 5, ranked: 8, of: 8, demo: false }]);
  });

  it('acceptance: one changed figure changes the counts and ends the streak', () => {
    const changed = story('5.4');
    expect(factsOf(changed, 'at_or_above')).toMatchObject([{ count: 6, of: 8 }]);
    expect(factsOf(changed, 'streak')).toEqual([]);
    expect(factsOf(changed, 'behind').map((fact) => fact.indicator)).toEqual(['industry', 'rural-income']);
  });

  it('rule 15: an indicator without benchmark or own figure is not comparable, and still of the set', () => {
    const given = input([
      entry('a', [{ period: '2023-12', values: ['5', '4'], benchmark: '5' }]),
      entry('b', [{ period: '2023-12', values: ['5', '4'] }]),
      entry('c', [{ period: '2023-12', values: [null, '4'], benchmark: '4' }]),
      entry('d', []),
    ]);
    expect(factsOf(given, 'at_or_above')).toMatchObject([{ count: 1, comparable: 1, of: 4 }]);
    expect(factsOf(given, 'top_three')).toMatchObject([{ count: 2, ranked: 2, of: 4 }]);
  });

  it('rule 20a: a count that rests on one made-up figure is marked, and the other one is not', () => {
    const given = input([
      entry('a', [{ period: '2023-12', values: ['5', { value: '4', origin: 'demo' }], benchmark: '4' }]),
      entry('b', [{ period: '2023-12', values: ['5', '4'], benchmark: '4' }]),
    ]);
    expect(factsOf(given, 'at_or_above')[0]?.demo).toBe(false);
    expect(factsOf(given, 'top_three')[0]?.demo).toBe(true);
    const benchmark = input([
      entry('a', [{ period: '2023-12', values: ['5'], benchmark: '4', benchmarkOrigin: 'demo' }]),
    ]);
    expect(factsOf(benchmark, 'at_or_above')[0]?.demo).toBe(true);
    expect(factsOf(benchmark, 'top_three')[0]?.demo).toBe(false);
  });

  it("a set that is not valid at the month's end counts nothing", () => {
    const { indicators } = story();
    for (const set of [
      null,
      assessedSet(['gdp'], { validTo: '2023-12-31' }),
      assessedSet(['gdp'], { validFrom: '2024-01-01' }),
    ]) {
      const given = input(indicators, { assessedSet: set });
      expect([
        ...factsOf(given, 'at_or_above'),
        ...factsOf(given, 'top_three'),
        ...factsOf(given, 'behind'),
      ]).toEqual([]);
      expect(headline(given).lacks).toEqual(['no_assessed_set']);
      expect(factsOf(given, 'place')).toHaveLength(8);
    }
  });
});

describe('streaks', () => {
  it('acceptance: industrial value added 1st for eight consecutive months, May to December', () => {
    expect(factsOf(story(), 'streak')).toMatchObject([
      {
        indicator: 'industry',
        measure: 'growth',
        rank: 1,
        length: 8,
        unit: 'month',
        since: '2023-05',
        until: '2023-12',
      },
    ]);
  });

  it('rule 20a: a streak rests on every release in it and on none before', () => {
    const release = (text: string, own: string, origin: 'official' | 'demo'): Release => ({
      period: text,
      values: [{ value: own, origin }, '7.0'],
    });
    const before = [
      release('2023-10', '6.0', 'demo'),
      release('2023-11', '8', 'official'),
      release('2023-12', '8', 'official'),
    ];
    expect(factsOf(input([entry('a', before)]), 'streak')).toMatchObject([{ length: 2, demo: false }]);
    const within = [
      release('2023-10', '6.0', 'official'),
      release('2023-11', '8', 'demo'),
      release('2023-12', '8', 'official'),
    ];
    const [streak] = factsOf(input([entry('a', within)]), 'streak');
    expect(streak?.demo).toBe(true);
    expect(streak?.figures).toHaveLength(4);
  });

  it('one release is not said to be a streak', () => {
    const once: Release[] = [
      { period: '2023-11', values: ['1', '2'] },
      { period: '2023-12', values: ['3', '2'] },
    ];
    expect(factsOf(input([entry('a', once)]), 'streak')).toEqual([]);
  });

  it.each([
    ['no release', [], 'break', false],
    ['one release', ['3'], 'break', true],
    ['first throughout', ['3', '3', '3'], 'break', true],
    ['not first at the beginning', ['1', '3', '3'], 'break', false],
    ['not first now', ['3', '3', '1'], 'break', false],
    ['no figure in the middle', ['3', null, '3'], 'break', false],
    ['no figure in the middle', ['3', null, '3'], 'suspend', true],
    ['no figure at all', [null, null], 'suspend', true],
    ['no figure, then not first', ['1', null, '3'], 'suspend', false],
  ] as const)('rule 18: %s (%o, %s) asks for earlier releases: %s', (_, own, streakGap, expected) => {
    const releases = own.map(
      (value, index): Release => ({ period: months(5, 12)[index] ?? '', values: [value, '2'] }),
    );
    expect(needsMoreHistory(entry('a', releases, { streakGap }), HOME)).toBe(expected);
  });
});

describe('places', () => {
  it('rule 8: each indicator speaks of its own latest period, which the fact names', () => {
    const [gdp, industry] = factsOf(story(), 'place');
    expect(gdp).toMatchObject({
      indicator: 'gdp',
      period: '2023-Q4',
      rank: 1,
      of: 4,
      published: 4,
      rankChange: 1,
    });
    expect(industry).toMatchObject({ indicator: 'industry', period: '2023-12', rank: 1, rankChange: 0 });
  });

  it('rule 14: a place is of those published, ties said', () => {
    const given = input([entry('a', [{ period: '2023-12', values: ['5.24', '5.16', null] }])]);
    expect(factsOf(given, 'place')).toMatchObject([
      { rank: 1, tied: true, published: 2, of: 3, rankChange: null },
    ]);
  });

  it('rule 20a: a place names each version that it and its move rest on, once and in order', () => {
    const releases: Release[] = [
      { period: '2023-11', values: ['5', { value: '4', origin: 'demo' }] },
      { period: '2023-12', values: ['5', '4'], benchmark: '3' },
    ];
    const given = input([entry('a', releases)]);
    const [place] = factsOf(given, 'place');
    const cells = given.indicators.flatMap((each) => each.history.flatMap((release) => release.cells));
    expect(place?.figures).toEqual(
      cells.flatMap((cell) => (cell.figure ? figureVersionId(cell.figure) : [])).sort(),
    );
    expect(place?.demo).toBe(true);
  });

  it('rule 20a: a stated rank stands beside the computed place', () => {
    const values: MemberParts[] = [{ value: '5', stated: 2 }, '4'];
    const given = input([
      entry('a', [{ period: '2023-12', values }], {}, { stated: [statedRank({ indicator: 'a', rank: 2 })] }),
    ]);
    expect(factsOf(given, 'place')).toMatchObject([{ rank: 1, stated: { rank: 2 } }]);
    expect(factsOf(given, 'stated')).toEqual([]);
  });

  it('assessed indicators come before the others, each in catalogue order', () => {
    const releases: Release[] = [{ period: '2023-12', values: ['5', '4'] }];
    const indicators = ['a', 'b', 'c', 'd'].map((key) => entry(key, releases));
    const given = input(indicators, { assessedSet: assessedSet(['d', 'b']) });
    expect(factsOf(given, 'place').map((fact) => [fact.indicator, fact.assessed])).toEqual([
      ['b', true],
      ['d', true],
      ['a', false],
      ['c', false],
    ]);
  });

  it('rule 26: places that an audience may not see are in no fact, its own figure against the benchmark is', () => {
    const releases: Release[] = [
      { period: '2023-11', values: ['5', '4'], benchmark: '6' },
      { period: '2023-12', values: ['5', '4'], benchmark: '6' },
    ];
    const stated = [statedRank({ indicator: 'a', measure: 'level' })];
    const given = input([entry('a', releases, { rankedFor: 'leaders' }, { stated })]);
    expect(headline(given).facts.map((fact) => fact.kind)).toEqual([
      'at_or_above',
      'top_three',
      'streak',
      'place',
      'behind',
      'stated',
    ]);
    const facts = headline({ ...given, audience: 'public' }).facts;
    expect(facts.map((fact) => fact.kind)).toEqual(['at_or_above', 'behind']);
    expect(facts[1]).toMatchObject({ rank: null, rankChange: null });
    // the peer's figure gives the place, and so is not rested on
    expect(facts[1]?.figures).toHaveLength(2);
  });
});

describe('behind the benchmark', () => {
  it('rule 19: tells the gap in displayed values', () => {
    const releases: Release[] = [
      { period: '2023-11', values: ['5.14', '4'], benchmark: '7' },
      { period: '2023-12', values: ['5.14', '6'], benchmark: '6.25' },
    ];
    const [behind] = factsOf(input([entry('a', releases)]), 'behind');
    expect(behind && toPlainText(behind.gap)).toBe('-1.2');
    expect(behind).toMatchObject({ rank: 2, rankChange: -1 });
  });

  it('rule 13: where lower is better, behind is above in value', () => {
    const releases: Release[] = [{ period: '2023-12', values: ['5.5', '4'], benchmark: '5.2' }];
    const [behind] = factsOf(input([entry('a', releases, { direction: 'lower' })]), 'behind');
    expect(behind && toPlainText(behind.gap)).toBe('0.3');
  });
});

describe('highlights', () => {
  const growth = (key: string, value?: string) => ({
    homeGrowth: figure({ indicator: key, value, region: HOME }),
  });
  const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
  const indicators = keys.map((key) => entry(key, [], {}, growth(key, key === 'b' ? undefined : '24.14')));

  it('names the first six outside the set that have growth, where none are listed', () => {
    for (const highlights of [null, []]) {
      const given = input(indicators, { highlights, assessedSet: assessedSet(['c']) });
      expect(factsOf(given, 'growth').map((fact) => fact.indicator)).toEqual(['a', 'd', 'e', 'f', 'g', 'h']);
    }
  });

  it('names those listed in their order, and passes over what has no growth or is not known', () => {
    const given = input(indicators, {
      highlights: ['c', 'a', 'unknown', 'b'],
      assessedSet: assessedSet(['c']),
    });
    expect(factsOf(given, 'growth').map((fact) => fact.indicator)).toEqual(['c', 'a']);
  });

  it('rule 12: growth is displayed at its decimals, and named with its period and version', () => {
    const [fact] = factsOf(input(indicators, { highlights: ['a'] }), 'growth');
    expect(fact && toPlainText(fact.value)).toBe('24.1');
    expect(fact).toMatchObject({
      period: '2023-12',
      figures: ['a/growth/r01/2023-12@2024-01-20T01:00:00.000Z'],
      demo: false,
    });
  });
});

describe('stated places', () => {
  it('rule 20a: a place known from a source alone is told with the source, of either measure', () => {
    const stated = [
      statedRank({ indicator: 'projects', measure: 'level', of: null }),
      statedRank({ indicator: 'projects', measure: 'growth' }),
    ];
    const given = input([entry('projects', [], { rankedMeasure: 'both' }, { stated })], {
      assessedSet: null,
    });
    expect(factsOf(given, 'stated')).toMatchObject([
      { measure: 'level', rank: 1, of: null, source: { origin: 'reported' }, figures: [], demo: false },
      { measure: 'growth', rank: 1, of: 13 },
    ]);
  });

  it('rule 20a: a place stated of the benchmark region is no place among the members', () => {
    const stated = [statedRank({ indicator: 'a', region: 'province' })];
    const given = input([entry('a', [{ period: '2023-12', values: ['5', '4'] }], {}, { stated })], {
      home: 'province',
    });
    expect(factsOf(given, 'stated')).toEqual([]);
  });

  it('rule 20a: a stated place of another period than the computed one is told beside it', () => {
    const given = input([
      entry(
        'a',
        [{ period: '2023-12', values: ['5', '4'] }],
        {},
        { stated: [statedRank({ indicator: 'a', period: period('2023-11') })] },
      ),
    ]);
    expect(factsOf(given, 'stated')).toMatchObject([{ period: '2023-11' }]);
  });
});

describe('what is lacking', () => {
  const releases: Release[] = [{ period: '2023-12', values: ['5', '4'], benchmark: '3' }];

  it.each([
    ['nothing', input([entry('a', releases)]), []],
    ['everything', input([], { assessedSet: null }), ['nothing_published', 'no_assessed_set']],
    ['figures', input([entry('a', [])]), ['nothing_published']],
    ['the home region', input([entry('a', releases)], { home: 'r99' }), ['home_not_member']],
    ['a benchmark', input([entry('a', [{ period: '2023-12', values: ['5'] }])]), ['no_benchmark']],
  ])('says that %s is lacking', (_, given, expected) => {
    expect(headline(given).lacks).toEqual(expected);
  });

  it('a home region outside the group has its growth, and no place', () => {
    const homeGrowth = figure({ indicator: 'a', region: 'r99', value: '7' });
    const given = input([entry('a', releases, {}, { homeGrowth })], { home: 'r99', highlights: ['a'] });
    expect(headline(given).facts.map((fact) => fact.kind)).toEqual(['growth']);
  });

  it('a home region without a figure in the latest release has no place, though it had one before', () => {
    const gone: Release[] = [
      ...releases.map((each) => ({ ...each, period: '2023-11' })),
      { period: '2023-12', values: [null, '4'] },
    ];
    const given = input([entry('a', gone)]);
    expect(headline(given).facts).toEqual([]);
    expect(headline(given).lacks).toEqual(['no_benchmark']);
  });
});
