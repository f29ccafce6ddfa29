import type { PackageContent, Row } from '@/tests/support/package-folder';

/** Groups of the package by their number of members; the home region 001 is in each. */
export const groupSizes = [13, 1, 2, 31, 333] as const;
export const groupKey = (size: number) => `group-${size}`;
/** Five regions without a benchmark region. */
export const groupWithoutBenchmark = 'no-benchmark';

/** Names that a spreadsheet or a browser might take for something else than a name. */
export const awkwardNames: Record<string, string> = {
  '004': '=HYPERLINK("http://evil.test","x")',
  '005': '<script>alert(1)</script>',
  '006': '+1+1',
  '007': '@SUM(1,1)',
  '008': '＝1+1',
  '009': '-2+3',
};

/** A text and a number that stand in drafts alone. */
export const canary = {
  number: '7391.64',
  note: 'canary-9f3e',
  indicator: 'hidden-indicator',
  period: '2024-02',
};

const regions = Array.from({ length: 333 }, (_, at) => String(at + 1).padStart(3, '0'));
const country = 'ALL';
export const nameOf = (code: string) => awkwardNames[code] ?? `地区${code}`;

/** Growth in tenths of a percent: negative, zero and positive; shared by two regions and, past the hundredth, by many. */
export function steadyTenths(code: string, period: string): number {
  const n = Number(code);
  if (period === '2023-12' && n <= 3) return [0, 12, 0][n - 1] ?? 0;
  return ((n * 37 + (period === '2023-12' ? 0 : 11)) % 101) - 50;
}

/** Levels with a digit more than is shown, as hundredths are asked for: 1.255 is shown as 1.26, −0.004 as 0.00. */
export const fineValues: Record<string, string> = {
  '001': '1.255',
  '002': '1.26',
  '003': '-0.004',
  '004': '-1.255',
  '005': '12345678.905',
};
const fineOf = (code: string) => fineValues[code] ?? `${Number(code) / 100}`;

const indicator = (key: string, given: Record<string, string | number>): Row => ({
  key,
  name_zh: `指标${key}`,
  name_en: `Indicator ${key}`,
  unit_zh: '个',
  unit_en: 'items',
  decimals: 2,
  growth_decimals: 1,
  direction: 'higher',
  frequency: 'month',
  basis: 'cumulative',
  ranked_measure: 'growth',
  growth: 'entered',
  growth_basis: 'nominal',
  ranked_for: 'public',
  ...given,
});

const reasons = ['not_reported', 'not_applicable', 'withheld'];

/**
 * `steady`: growth, higher is better, two months. `fine`: a level of two decimals, lower is better, without the regions
 * 010 to 012. `silent`: nobody published anything. `plain`: not ranked.
 */
export function sizesPackage(): PackageContent {
  const members = (key: string, codes: readonly string[]) => codes.map((code) => member(key, code));
  const periods = ['2023-11', '2023-12'];
  return {
    name: 'sizes',
    weici: {
      home: '001',
      groups: [...groupSizes.map(groupKey), groupWithoutBenchmark],
      assessedSet: 'all-four',
      timeZone: 'Asia/Shanghai',
    },
    tables: {
      regions: [
        { code: country, name_zh: '全体', name_en: 'All', level: 'country', parent_code: '' },
        ...regions.map((code) => ({
          code,
          name_zh: nameOf(code),
          name_en: code in awkwardNames ? nameOf(code) : `Region ${code}`,
          level: 'prefecture',
          parent_code: country,
        })),
      ],
      indicators: [
        indicator('steady', {}),
        indicator('fine', {
          direction: 'lower',
          basis: 'period',
          ranked_measure: 'level',
          growth: 'none',
          growth_basis: '',
        }),
        indicator('silent', {}),
        indicator('plain', { direction: 'none', ranked_for: 'nobody' }),
      ],
      'peer-groups': [
        ...groupSizes.map((size) => ({
          key: groupKey(size),
          name_zh: `${size}个地区`,
          benchmark_code: country,
        })),
        { key: groupWithoutBenchmark, name_zh: '没有基准的5个地区', benchmark_code: '' },
      ],
      'peer-group-members': [
        ...groupSizes.flatMap((size) => members(groupKey(size), regions.slice(0, size))),
        ...members(groupWithoutBenchmark, regions.slice(0, 5)),
      ],
      'assessed-sets': [{ key: 'all-four', name_zh: '四项', valid_from: '2020-01-01', valid_to: '' }],
      'assessed-set-members': ['steady', 'fine', 'silent'].map((key) => ({
        set_key: 'all-four',
        indicator_key: key,
        weight: 1,
      })),
      figures: periods.flatMap((period) =>
        [...regions, country].flatMap((code): Row[] => [
          figure(code, 'steady', 'growth', period, tenths(code === country ? 7 : steadyTenths(code, period))),
          figure(code, 'plain', 'growth', period, tenths((Number(code) || 5) % 9)),
          ['010', '011', '012'].includes(code)
            ? { ...figure(code, 'fine', 'level', period, ''), missing: reasons[Number(code) - 10] ?? '' }
            : figure(code, 'fine', 'level', period, code === country ? '1.26' : fineOf(code)),
          {
            ...figure(code, 'silent', 'growth', period, ''),
            missing: reasons[(Number(code) || 0) % 3] ?? '',
          },
        ]),
      ),
    },
  };
}

/** A month that nobody has published yet, and an indicator of which nothing is published at all. */
export function draftsPackage(): PackageContent {
  return {
    name: 'drafts',
    weici: {},
    tables: {
      indicators: [indicator(canary.indicator, {})],
      figures: ['steady', canary.indicator].flatMap((key) =>
        ['001', '002', country].map((code) => ({
          ...figure(code, key, 'growth', canary.period, canary.number),
          note: canary.note,
          vintage: '',
        })),
      ),
    },
  };
}

const member = (group_key: string, region_code: string): Row => ({ group_key, region_code, valid_from: '' });

const tenths = (value: number) => (value / 10).toFixed(1);

function figure(
  region_code: string,
  indicator_key: string,
  measure: string,
  period: string,
  value: string,
): Row {
  const [year = '', month = ''] = period.split('-');
  const next =
    month === '12' ? `${Number(year) + 1}-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}`;
  return {
    region_code,
    indicator_key,
    measure,
    period,
    value,
    missing: '',
    origin: 'official',
    source_title: '统计公报',
    // texts of a figure reach spreadsheets too
    note: region_code === '001' ? '=1+1' : region_code === '002' ? '\t@SUM(1)' : '',
    vintage: `${next}-20T10:00:00+08:00`,
  };
}
