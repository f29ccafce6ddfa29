import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type PackageContent, type Row } from './package-folder';

/** One published cell of the bureau's monthly tables; the value is empty where nothing was published. */
export interface NbsCell {
  code: string;
  name: string;
  indicator: string;
  measure: 'level' | 'growth';
  /** YYYY-MM */
  period: string;
  value: string;
}

const columns: Record<string, Pick<NbsCell, 'indicator' | 'measure'>> = {
  re_investment: { indicator: 're-investment', measure: 'level' },
  re_investment_growth: { indicator: 're-investment', measure: 'growth' },
  housing_investment: { indicator: 'housing-investment', measure: 'level' },
  housing_investment_growth: { indicator: 'housing-investment', measure: 'growth' },
  '房地产投资累计值(亿元)': { indicator: 're-investment', measure: 'level' },
  '房地产投资累计增长(%)': { indicator: 're-investment', measure: 'growth' },
  '房地产住宅投资累计值(亿元)': { indicator: 'housing-investment', measure: 'level' },
  '房地产住宅投资累计增长(%)': { indicator: 'housing-investment', measure: 'growth' },
};

/** The cells of the tidy file nbs_province_realestate_monthly.csv. */
export function readTidy(path: string): NbsCell[] {
  const rows: Record<string, string>[] = parse(readFileSync(path, 'utf8'), { columns: true, bom: true });
  return rows.map((row) => ({
    code: row.region_code ?? '',
    name: row.region_name_zh ?? '',
    ...measureOf(row.indicator_key ?? ''),
    period: row.period ?? '',
    value: row.value ?? '',
  }));
}

/**
 * The cells of the bureau's own downloads, one CSV a province: three lines above the head, months across from the latest, a footer.
 * @param codes path of the table of province codes by name
 */
export function readRaw(folder: string, codes: string): NbsCell[] {
  const known: Record<string, string>[] = parse(readFileSync(codes, 'utf8'), { columns: true, bom: true });
  const codeOf = new Map(known.map((row) => [row.region_name_zh, row.region_code ?? '']));
  return readdirSync(folder)
    .filter((file) => file.endsWith('.csv'))
    .flatMap((file) => {
      const lines: string[][] = parse(readFileSync(join(folder, file), 'utf8'), { bom: true });
      const name = lines.find((line) => line[0]?.startsWith('地区：'))?.[0]?.slice(3) ?? '';
      const code = codeOf.get(name);
      const head = lines.find((line) => line[0] === '指标');
      if (!code || !head) throw new Error(`${file}: no region or no head`);
      return lines
        .filter((line) => columns[line[0] ?? ''] !== undefined)
        .flatMap(([title = '', ...values]) =>
          values.map((value, i) => ({
            code,
            name,
            ...measureOf(title),
            period: monthOf(head[i + 1] ?? ''),
            value,
          })),
        );
    });
}

function measureOf(title: string): Pick<NbsCell, 'indicator' | 'measure'> {
  const found = columns[title];
  if (!found) throw new Error(`unknown row "${title}"`);
  return found;
}

function monthOf(title: string): string {
  const match = /^(\d{4})年(\d{1,2})月$/.exec(title);
  if (!match) throw new Error(`"${title}" is not a month`);
  return `${match[1]}-${match[2]?.padStart(2, '0')}`;
}

/** The 31 provinces as one group without a benchmark. January, which is never published alone, has no row. */
export function nbsPackage(cells: NbsCell[]): PackageContent {
  const names = new Map(cells.map(({ code, name }) => [code, name]));
  const codes = [...names.keys()].sort();
  const monthly = {
    unit_zh: '亿元',
    decimals: 2,
    growth_decimals: 1,
    direction: 'higher',
    frequency: 'month',
    basis: 'cumulative',
    ranked_measure: 'growth',
    growth: 'entered',
    growth_basis: 'nominal',
    january: 'combined',
  };
  return {
    name: 'nbs-real-estate',
    weici: { home: '230000', groups: ['provinces'], timeZone: 'Asia/Shanghai' },
    tables: {
      regions: codes.map((code) => ({
        code,
        name_zh: names.get(code) ?? '',
        level: 'province',
        parent_code: '',
        valid_from: '2000-01-01',
      })),
      indicators: [
        { key: 're-investment', name_zh: '房地产投资', ...monthly },
        { key: 'housing-investment', name_zh: '房地产住宅投资', ...monthly },
      ],
      'peer-groups': [{ key: 'provinces', name_zh: '31个省（区、市）', benchmark_code: '' }],
      'peer-group-members': codes.map((code) => ({
        group_key: 'provinces',
        region_code: code,
        valid_from: '2000-01-01',
        valid_to: '',
      })),
      figures: cells.filter(({ period, value }) => value !== '' || !period.endsWith('-01')).map(figure),
    },
  };
}

function figure({ code, indicator, measure, period, value }: NbsCell): Row {
  const [year = 0, month = 0] = period.split('-').map(Number);
  const published = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
  return {
    region_code: code,
    indicator_key: indicator,
    measure,
    period,
    value,
    missing: value === '' ? 'not_reported' : '',
    origin: 'official',
    source_title: '国家统计局 分省月度数据',
    vintage: `${published}-20`,
  };
}
