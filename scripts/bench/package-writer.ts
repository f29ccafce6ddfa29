import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * How the rows of figures follow each other: `export` as npm run data -- export writes them (indicator, measure, region,
 * period), `monthly` as a file grows that is appended to each month (period, indicator, region, measure).
 */
export type RowOrder = 'export' | 'monthly';

const provinces = 33;
const prefectures = 333;
const indicatorCount = 11;
const regions = ['100000', ...codes(provinces, 110000, 10000), ...codes(prefectures, 500100, 100)].sort();
const indicators = Array.from({ length: indicatorCount }, (_, n) => `i${String(n + 1).padStart(2, '0')}`);
const measures = ['level', 'growth'] as const;
const columns =
  'region_code,indicator_key,measure,period,value,stage,origin,source_title,source_url,note,vintage';

/** Writes a data package with exactly so many figures into a new folder, without holding them in memory. */
export async function writePackage(folder: string, figures: number, order: RowOrder): Promise<void> {
  await mkdir(folder, { recursive: true });
  const resource = (name: string) => ({ name, path: `${name}.csv` });
  const descriptor = {
    name: 'bench',
    title: 'Generated figures',
    weici: { home: '500100', groups: ['prefectures'], timeZone: 'Asia/Shanghai' },
    resources: ['regions', 'indicators', 'peer-groups', 'peer-group-members', 'figures'].map(resource),
  };
  const put = (name: string, text: string) => writeFile(path.join(folder, name), text);
  await put('datapackage.json', JSON.stringify(descriptor));
  await put('regions.csv', table('code,name_zh,name_en,level,parent_code', regions.map(regionRow)));
  await put(
    'indicators.csv',
    table(
      'key,name_zh,name_en,unit_zh,unit_en,decimals,growth_decimals,direction,frequency,basis,ranked_measure,growth,growth_basis',
      indicators.map(
        (key) =>
          `${key},指标${key},Indicator ${key},亿元,100 million yuan,2,1,higher,month,cumulative,growth,entered,nominal`,
      ),
    ),
  );
  await put(
    'peer-groups.csv',
    table('key,name_zh,name_en,benchmark_code', ['prefectures,地级市,Prefectures,100000']),
  );
  const members = regions.filter((code) => code >= '500100').map((code) => `prefectures,${code}`);
  await put('peer-group-members.csv', table('group_key,region_code', members));
  await pipeline(Readable.from(chunks(figures, order)), createWriteStream(path.join(folder, 'figures.csv')));
}

function* chunks(figures: number, order: RowOrder): Generator<string> {
  let text = `${columns}\n`;
  let count = 0;
  for (const row of rows(figures, order)) {
    if (count === figures) break;
    count += 1;
    text += row;
    if (text.length > 65_536) {
      yield text;
      text = '';
    }
  }
  if (count < figures) throw new Error(`only ${count} rows of ${figures}`);
  yield text;
}

function* rows(figures: number, order: RowOrder): Generator<string> {
  const months = Math.ceil(figures / (regions.length * indicatorCount * measures.length));
  const all = (count: number) => Array.from({ length: count }, (_, n) => n);
  if (order === 'monthly') {
    for (const m of all(months))
      for (const i of all(indicatorCount))
        for (const r of all(regions.length)) for (const measure of measures) yield row(i, r, measure, m);
    return;
  }
  for (const i of all(indicatorCount))
    for (const measure of measures)
      for (const r of all(regions.length)) for (const m of all(months)) yield row(i, r, measure, m);
}

function row(indicator: number, region: number, measure: 'level' | 'growth', month: number): string {
  const mixed = (indicator * 7919 + region * 104729 + month * 1299709 + 7) % 99991;
  const value = measure === 'level' ? (mixed / 100 + 10).toFixed(2) : ((mixed % 401) / 10 - 15).toFixed(1);
  const published = new Date(Date.UTC(2010, month + 1, 15)).toISOString().slice(0, 10);
  const period = new Date(Date.UTC(2010, month, 1)).toISOString().slice(0, 7);
  const source = `统计月报${1 + (indicator % 4)} Monthly report ${1 + (indicator % 4)}`;
  return `${regions[region]},${indicators[indicator]},${measure},${period},${value},preliminary,official,${source},,,${published}\n`;
}

function regionRow(code: string): string {
  const level = code === '100000' ? 'country' : code < '500100' ? 'province' : 'prefecture';
  return `${code},地区${code},Region ${code},${level},${level === 'country' ? '' : '100000'}`;
}

function codes(count: number, from: number, step: number): string[] {
  return Array.from({ length: count }, (_, n) => String(from + n * step));
}

function table(header: string, lines: readonly string[]): string {
  return `${[header, ...lines].join('\n')}\n`;
}
