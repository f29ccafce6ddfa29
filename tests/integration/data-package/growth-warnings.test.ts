import { describe, expect, test } from 'vitest';
import { useImports } from '../../support/imports';
import { type PackageParts, smallPackage } from '../../support/package-builder';

const { db, load } = useImports();

const header = smallPackage().tables.figures[0] ?? [];
const row = (measure: string, period: string, value: string, vintage = '') => [
  'A1',
  'gdp',
  measure,
  period,
  value,
  '',
  '',
  '',
  '',
  '',
  vintage,
];

function computed(kind: string, ...rows: string[][]): PackageParts {
  const parts = smallPackage();
  (parts.tables.indicators[1] as string[])[7] = kind;
  parts.tables.figures = [header, ...rows];
  return parts;
}

const differs = (result: Awaited<ReturnType<typeof load>>) =>
  result.warnings.first.filter(({ code }) => code === 'growth_differs');

describe('rule 4: growth against the levels', () => {
  const levels = [
    row('level', '2022-Q4', '100', '2023-01-20'),
    row('level', '2023-Q4', '105.2', '2024-01-20'),
  ];

  test('of one package: what differs beyond rounding is named, and stands as published', async () => {
    const result = await load(computed('computed', ...levels, row('growth', '2023-Q4', '5.4', '2024-01-20')));
    expect(differs(result)).toEqual([
      {
        code: 'growth_differs',
        file: 'figures.csv',
        line: 4,
        column: { name: 'value', number: 5 },
        params: { published: '5.4', computed: '5.2', period: '2023-Q4', base: '2022-Q4' },
      },
    ]);
    expect(await db.run('public', "SELECT value::text FROM figure WHERE measure = 'growth'")).toEqual([
      { value: '5.4' },
    ]);
  });

  test('of levels that are published already', async () => {
    await load(computed('computed', ...levels));
    expect(differs(await load(computed('computed', row('growth', '2023-Q4', '5.0'))))).toMatchObject([
      { line: 2, params: { published: '5.0', computed: '5.2' } },
    ]);
  });

  test('the levels given last count, and those of the package before those published', async () => {
    await load(computed('computed', ...levels));
    const result = await load(
      computed('computed', row('level', '2023-Q4', '105'), row('growth', '2023-Q4', '5.0')),
    );
    expect(differs(result)).toEqual([]);
  });

  test.each([
    ['within one unit of the last decimal', 'computed', '5.3', '100'],
    ['over a base of zero', 'computed', '9', '0'],
    ['without a base', 'computed', '9', null],
    ['of an indicator whose growth is entered', 'entered', '9', '100'],
  ])('nothing is said %s', async (_, kind, growth, base) => {
    const rows = [
      ...(base === null ? [] : [row('level', '2022-Q4', base)]),
      row('level', '2023-Q4', '105.2'),
      row('growth', '2023-Q4', growth),
    ];
    expect(differs(await load(computed(kind, ...rows)))).toEqual([]);
  });
});
