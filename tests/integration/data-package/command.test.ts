import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { dataCommand } from '../../support/data-command';
import { smallPackage, writePackage } from '../../support/package-builder';
import { useTempFolder } from '../../support/temp-folder';
import { useTestDatabase } from '../../support/test-database';

useTestDatabase();
const root = useTempFolder();

const example = path.resolve(import.meta.dirname, '../../../examples/minimal');
const rank = (...args: string[]) => dataCommand('rank', '--locale', 'en', ...args);
const json = async (...args: string[]) => JSON.parse((await rank('--format', 'json', ...args)).stdout);

beforeAll(async () => {
  expect(await dataCommand('import', example, '--publish', '--locale', 'en')).toMatchObject({
    code: 0,
    stderr: '',
  });
});

describe('the worked example of docs/data-packages.md', () => {
  const doc = readFileSync(path.resolve(example, '../../docs/data-packages.md'), 'utf8');

  test.each(readdirSync(example))('%s stands in the document as it is', (name) => {
    expect(doc).toContain(readFileSync(path.join(example, name), 'utf8').trim());
  });

  test('the output shown is the output', async () => {
    const { stdout } = await rank('--indicator', 'gdp', '--period', '2024-Q2');
    expect(doc).toContain(stdout.trim());
    const headline = await dataCommand('headline', '--period', '2024-06', '--locale', 'en');
    expect(headline.code).toBe(0);
    expect(doc).toContain(headline.stdout.trim());
  });
});

describe('rank', () => {
  test('opens at the measure that is published, as the page does', async () => {
    const folder = path.join(root, 'levels');
    const parts = smallPackage();
    parts.descriptor = { title: 'Levels' };
    const [header = [], gdp = []] = parts.tables.indicators;
    parts.tables.indicators = [header, gdp.with(0, 'both').with(6, 'both')];
    parts.tables.figures = [
      parts.tables.figures[0] ?? [],
      ...['A1', 'A2'].map((code, n) => [
        code,
        'both',
        'level',
        '2023-Q4',
        `${n + 1}`,
        '',
        '',
        '',
        '',
        '',
        '',
      ]),
    ];
    const { figures, indicators, regions } = parts.tables;
    const { 'peer-groups': groups, 'peer-group-members': members } = parts.tables;
    const tables = { regions, indicators, 'peer-groups': groups, 'peer-group-members': members, figures };
    await writePackage(folder, { descriptor: parts.descriptor, tables });
    expect(await dataCommand('import', folder, '--publish', '--locale', 'en')).toMatchObject({ code: 0 });
    const rows = await json('--indicator', 'both', '--period', '2023-Q4', '--group', 'cities');
    expect(rows.map(({ value }: { value: string }) => value)).toEqual(['2.0', '1.0']);
  });

  test('takes the month in which a quarter of a cumulative indicator ends', async () => {
    const quarter = await json('--indicator', 'gdp', '--period', '2024-Q2');
    expect(await json('--indicator', 'gdp', '--period', '2024-06')).toEqual(quarter);
    expect(await rank('--indicator', 'gdp', '--period', '2024-05')).toMatchObject({ code: 2 });
  });

  test.each([
    '9999-12-31',
    '0001-01-01',
    '0000-01-01',
    '9999-12-31T23:59:59-23:59',
    '0001-01-01T00:00:00+14:00',
  ])('is used wrongly as of %s', async (asOf) => {
    const { code, stderr } = await rank('--indicator', 'gdp', '--period', '2024-Q2', '--as-of', asOf);
    expect(code).toBe(2);
    expect(stderr).toContain('of the years 1900 to 9998');
  });

  test('has the columns of the contract in every format', async () => {
    const columns = [
      'rank',
      'region_code',
      'name',
      'value',
      'tied',
      'rank_change',
      'gap_to_first',
      'gap_to_above',
      'gap_to_benchmark',
    ];
    const csv = await rank('--indicator', 'gdp', '--period', '2024-Q2', '--format', 'csv');
    expect(csv.stdout).toBe(
      `${columns.join(',')}\n1,W2,Brook,2.9,false,0,0.0,,0.6\n2,W1,Ashford,2.3,false,1,-0.6,-0.6,0.0\n—,W3,Carrow,—,,,,,\n`,
    );
    expect(await json('--indicator', 'gdp', '--period', '2024-Q2')).toEqual([
      {
        rank: 1,
        region_code: 'W2',
        name: 'Brook',
        value: '2.9',
        tied: false,
        rank_change: 0,
        gap_to_first: '0.0',
        gap_to_above: null,
        gap_to_benchmark: '0.6',
      },
      {
        rank: 2,
        region_code: 'W1',
        name: 'Ashford',
        value: '2.3',
        tied: false,
        rank_change: 1,
        gap_to_first: '-0.6',
        gap_to_above: '-0.6',
        gap_to_benchmark: '0.0',
      },
      {
        rank: null,
        region_code: 'W3',
        name: 'Carrow',
        value: null,
        tied: false,
        rank_change: null,
        gap_to_first: null,
        gap_to_above: null,
        gap_to_benchmark: null,
      },
    ]);
    const table = (await rank('--indicator', 'gdp', '--period', '2024-Q2')).stdout.split('\n');
    expect(table[0]?.split(/ +/)).toEqual(columns);
    expect(table[3]).toMatch(/^— +W3 +Carrow +—$/);
  });

  test('shares places, and the best is the lowest where lower is better', async () => {
    const ranks = async (...args: string[]) =>
      (await json(...args)).map(
        (row: { rank: number; region_code: string }) => `${row.rank} ${row.region_code}`,
      );
    expect(await ranks('--indicator', 'gdp', '--period', '2024-Q1')).toEqual(['1 W2', '1 W3', '3 W1']);
    expect(await ranks('--indicator', 'unemployment', '--period', '2024-06')).toEqual([
      '1 W1',
      '2 W2',
      '3 W3',
    ]);
  });

  test('takes names from the language asked for', async () => {
    const { stdout } = await dataCommand(
      'rank',
      '--indicator',
      'gdp',
      '--period',
      '2024-Q2',
      '--locale',
      'zh',
    );
    expect(stdout).toContain('溪口市');
  });

  test('knows what was published as of a date, its last instant in the installation’s zone', async () => {
    const values = async (asOf: string) =>
      (await json('--indicator', 'gdp', '--period', '2024-Q2', '--as-of', asOf)).map(
        (row: { value: string }) => row.value,
      );
    expect(await values('2024-08-14')).toEqual(['2.9', '2.3', null]);
    expect(await values('2024-08-14T22:59:59.999Z')).toEqual(['2.9', '2.3', null]);
    expect(await values('2024-08-14T22:59:59.998Z')).toEqual([null, null, null]);
    expect(await values('2024-08-13')).toEqual([null, null, null]);
  });

  test('a period of which nothing is published answers with dashes, and says so', async () => {
    const { code, stdout, stderr } = await rank('--indicator', 'gdp', '--period', '2030');
    expect(code).toBe(0);
    expect(stdout.match(/—/g)).toHaveLength(6);
    expect(stderr).toContain('No figure of gdp is published for 2030-Q4');
  });
});

describe('headline', () => {
  test('gives facts with the figures they rest on, as JSON', async () => {
    const { stdout } = await dataCommand(
      'headline',
      '--period',
      '2024-06',
      '--format',
      'json',
      '--locale',
      'en',
    );
    const { facts, sentences, home } = JSON.parse(stdout);
    expect(home).toBe('W2');
    expect(sentences.length).toBe(facts.length);
    expect(facts[0]).toMatchObject({ kind: 'at_or_above', count: 2, comparable: 2, of: 2, demo: false });
    expect(facts[0].figures).toContain('gdp/growth/W2/2024-Q2@2024-08-14T22:59:59.999Z');
  });

  test('of another home', async () => {
    const { stdout } = await dataCommand(
      'headline',
      '--period',
      '2024-Q2',
      '--home',
      'W1',
      '--format',
      'json',
      '--locale',
      'zh',
    );
    expect(JSON.parse(stdout)).toMatchObject({ home: 'W1', period: '2024-06', group: 'westland-cities' });
  });
});

describe('wrong usage is 2, and says what is right', () => {
  test.each([
    [[], /A command is missing/],
    [['imprt'], /Unknown command "imprt"/],
    [['import'], /path is missing/],
    [['import', 'a', 'b'], /Only one path/],
    [['import', 'a', '--publsh'], /--publsh/],
    [['check', 'a', '--publish'], /--publish/],
    [['check', example, '--locale', 'fr'], /--locale "fr" is not known; expected zh or en/],
    [['export'], /folder is missing/],
    [['export', 'x', '--as-of', 'yesterday'], /--as-of "yesterday" is not a time/],
    [['rank', '--period', '2024'], /--indicator is missing/],
    [['rank', '--indicator', 'gdp'], /--period is missing/],
    [['rank', '--indicator', 'gpd', '--period', '2024'], /--indicator "gpd" is not known/],
    [['rank', '--indicator', 'gdp', '--period', '2024-13'], /"2024-13" is not a period/],
    [
      ['rank', '--indicator', 'gdp', '--period', '2024-05'],
      /not a period of gdp, whose frequency is quarter/,
    ],
    [['rank', '--indicator', 'sales', '--period', '2024-01'], /begins a year with month 02/],
    [['rank', '--indicator', 'gdp', '--period', '2024', '--group', 'x'], /--group "x" is not known/],
    [['rank', '--indicator', 'gdp', '--period', '2024', '--measure', 'rate'], /expected level or growth/],
    [['rank', '--indicator', 'gdp', '--period', '2024', '--format', 'xml'], /expected table or csv or json/],
    [['rank', 'gdp'], /Unexpected argument "gdp"/],
    [['headline'], /--period is missing/],
    [['headline', '--period', 'May'], /"May" is not a period/],
    [['headline', '--period', '2024-06', '--home', 'X'], /--home "X" is not known/],
  ] as const)('%j', async (args, message) => {
    const { code, stdout, stderr } = await dataCommand(...args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
  });

  test.each([['--help'], ['help'], ['rank', '--help'], ['import', 'x', '--help']])(
    '%j %j helps',
    async (...args) => {
      const { code, stdout } = await dataCommand(...args);
      expect(code).toBe(0);
      expect(stdout).toContain('npm run data -- ');
    },
  );

  test('a path of nothing is data refused', async () => {
    expect(await dataCommand('import', '/nowhere/at/all', '--locale', 'zh')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('没有这个文件或文件夹'),
    });
  });
});
