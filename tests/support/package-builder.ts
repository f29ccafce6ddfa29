import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import type { ResourceName } from '@/lib/schemas/package-tables';

/** A table as rows of text (the first is the header), or the very bytes of its file. */
export type TableParts = string[][] | string | Buffer;

export interface PackageParts {
  /** Put over what is made of the tables; a text is written as it stands. */
  descriptor?: Record<string, unknown> | string;
  tables: Partial<Record<ResourceName, TableParts>>;
}

export interface SmallPackage extends PackageParts {
  descriptor: Record<string, unknown>;
  tables: Record<ResourceName, string[][]>;
}

/**
 * A right package of its own little country: a province with two cities and a county, a quarterly indicator ranked by
 * growth, a monthly one that begins with 1—2月, and one where lower is better. Copy and spoil it.
 */
export function smallPackage(): SmallPackage {
  return {
    descriptor: {
      title: 'Small package',
      weici: { home: 'A1', groups: ['cities'], assessedSet: 'main', timeZone: 'Asia/Shanghai' },
    },
    tables: {
      regions: [
        ['code', 'name_zh', 'name_en', 'level', 'parent_code', 'valid_from', 'valid_to'],
        ['P', '某省', 'Province', 'province', '', '', ''],
        ['A1', '甲市', 'City A', 'prefecture', 'P', '', ''],
        ['A2', '乙市', 'City B', 'prefecture', 'P', '', ''],
        ['C1', '丙县', 'County C', 'county', 'A1', '', ''],
      ],
      indicators: [
        [
          'key',
          'name_zh',
          'unit_zh',
          'direction',
          'frequency',
          'basis',
          'ranked_measure',
          'growth',
          'january',
        ],
        ['gdp', '地区生产总值', '亿元', 'higher', 'quarter', 'cumulative', 'growth', 'entered', 'separate'],
        ['industry', '工业增加值', '亿元', 'higher', 'month', 'cumulative', 'growth', 'entered', 'combined'],
        ['energy', '单位能耗', '吨标准煤', 'lower', 'year', 'period', 'level', 'none', 'separate'],
      ],
      'peer-groups': [
        ['key', 'name_zh', 'name_en', 'benchmark_code'],
        ['cities', '全省各市', 'The cities', 'P'],
      ],
      'peer-group-members': [
        ['group_key', 'region_code', 'valid_from', 'valid_to'],
        ['cities', 'A1', '', ''],
        ['cities', 'A2', '', ''],
      ],
      'assessed-sets': [
        ['key', 'name_zh', 'name_en', 'valid_from', 'valid_to'],
        ['main', '考核指标', 'Assessed', '2020-01-01', ''],
      ],
      'assessed-set-members': [
        ['set_key', 'indicator_key', 'weight'],
        ['main', 'gdp', '2'],
        ['main', 'industry', '1.5'],
      ],
      figures: [
        [
          'region_code',
          'indicator_key',
          'measure',
          'period',
          'value',
          'missing',
          'stated_rank',
          'stated_of',
          'source_title',
          'note',
          'vintage',
        ],
        ['A1', 'gdp', 'growth', '2023', '5.2', '', '1', '2', '公报', '', '2024-01-20'],
        ['A2', 'gdp', 'growth', '2023-Q4', '5.1', '', '', '', '公报', '', '2024-01-20'],
        ['P', 'gdp', 'growth', '2023', '5.0', '', '', '', '公报', '', '2024-01-20'],
        ['A1', 'industry', 'growth', '2023-02', '7.4', '', '', '', '', '', '2023-03-20'],
        ['A2', 'industry', 'growth', '2023-02', '', 'not_reported', '', '', '', '', '2023-03-20'],
        ['A1', 'energy', 'level', '2022', '0.52', '', '', '', '', '', '2023-06-01'],
      ],
    },
  };
}

/** Writes a package into a folder, which is made. */
export async function writePackage(folder: string, { descriptor, tables }: PackageParts): Promise<void> {
  await mkdir(folder, { recursive: true });
  const resources = Object.keys(tables).map((name) => ({ name, path: `${name}.csv` }));
  const text =
    typeof descriptor === 'string'
      ? descriptor
      : JSON.stringify({ name: path.basename(folder).toLowerCase(), resources, ...descriptor }, null, 2);
  await writeFile(path.join(folder, 'datapackage.json'), text);
  for (const [name, table] of Object.entries(tables)) {
    await writeFile(path.join(folder, `${name}.csv`), Array.isArray(table) ? csvText(table) : table);
  }
}

export function csvText(rows: readonly (readonly string[])[], lineEnd = '\n'): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join(',') + lineEnd).join('');
}

export interface LargeShape {
  rows: number;
  /** Members of the group; the benchmark comes on top. */
  regions: number;
  months: number;
  /** Turn the order of the rows over, so that an import has to sort. */
  shuffled?: boolean;
}

/**
 * Writes a package of so many monthly figures, both measures, as a country of prefectures would publish them: as many
 * indicators as it takes. The values are made by counting, so that the same shape gives the same bytes.
 */
export async function writeLargePackage(folder: string, shape: LargeShape): Promise<void> {
  const codes = Array.from({ length: shape.regions + 1 }, (_, index) => String(100_000 + index));
  const perIndicator = codes.length * shape.months * 2;
  const keys = Array.from(
    { length: Math.ceil(shape.rows / perIndicator) },
    (_, index) => `ind_${String(index).padStart(3, '0')}`,
  );
  const [whole = '', ...members] = codes;
  await writePackage(folder, {
    descriptor: {
      title: 'Large package',
      weici: { home: members[0], groups: ['all'], timeZone: 'Asia/Shanghai' },
      resources: ['regions', 'indicators', 'peer-groups', 'peer-group-members', 'figures'].map((name) => ({
        name,
        path: `${name}.csv`,
      })),
    },
    tables: {
      regions: [
        ['code', 'name_en', 'level', 'parent_code'],
        [whole, 'Whole', 'province', ''],
        ...members.map((code) => [code, `Region ${code}`, 'prefecture', whole]),
      ],
      indicators: [
        [
          'key',
          'name_en',
          'unit_en',
          'direction',
          'frequency',
          'basis',
          'ranked_measure',
          'growth',
          'january',
        ],
        ...keys.map((key) => [
          key,
          `Indicator ${key}`,
          '100 million yuan',
          'higher',
          'month',
          'cumulative',
          'both',
          'entered',
          'separate',
        ]),
      ],
      'peer-groups': [
        ['key', 'name_en', 'benchmark_code'],
        ['all', 'All', whole],
      ],
      'peer-group-members': [['group_key', 'region_code'], ...members.map((code) => ['all', code])],
    },
  });

  const stream = createWriteStream(path.join(folder, 'figures.csv'));
  stream.write(
    'region_code,indicator_key,measure,period,value,missing,stated_rank,stated_of,stage,origin,source_title,source_url,note,vintage\r\n',
  );
  let buffer = '';
  for (let index = 0; index < shape.rows; index += 1) {
    const at = shape.shuffled ? (index * 7_919) % shape.rows : index;
    const period = at % shape.months;
    const region = Math.floor(at / shape.months) % codes.length;
    const measure = Math.floor(at / (shape.months * codes.length)) % 2;
    const indicator = Math.floor(at / perIndicator);
    const month = `${2000 + Math.floor(period / 12)}-${String((period % 12) + 1).padStart(2, '0')}`;
    const value =
      measure === 0
        ? `${500 + ((at * 7) % 9_000)}.${(at * 13) % 100}`
        : `${((at * 11) % 300) / 10 - 9}`.slice(0, 5);
    buffer += `${codes[region]},${keys[indicator]},${measure === 0 ? 'level' : 'growth'},${month},${value},,,,final,official,统计月报 ${month},https://tj.example.cn/${month},,\r\n`;
    if (buffer.length > 64 * 1024) {
      if (!stream.write(buffer)) await once(stream, 'drain');
      buffer = '';
    }
  }
  stream.end(buffer);
  await finished(stream);
}
