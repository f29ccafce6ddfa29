import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { type PackageContent, type Row } from './package-folder';

export const shandongProvince = '370000';
const laiwu = '371200';

/**
 * GDP of Shandong's cities as eleven yearbooks print it (shandong_city_gdp.csv), as a data package. The edition of a year is public
 * from that year's end. Laiwu became part of Jinan in January 2019 and leaves the group then.
 */
export function shandongPackage(path: string): PackageContent {
  const rows: Record<string, string>[] = parse(readFileSync(path, 'utf8'), { columns: true, bom: true });
  const names = new Map(rows.map((row) => [row.region_code ?? '', row.region_name_zh ?? '']));
  const cities = [...names.keys()].filter((code) => code !== shandongProvince).sort();
  const regions = [...names].map(([code, name_zh]) => ({
    code,
    name_zh,
    level: code === shandongProvince ? 'province' : 'prefecture',
    parent_code: code === shandongProvince ? '' : shandongProvince,
    valid_from: '1990-01-01',
  }));
  return {
    name: 'shandong-gdp',
    weici: { home: '370100', groups: ['shandong-cities'], timeZone: 'Asia/Shanghai' },
    tables: {
      regions,
      indicators: [
        {
          key: 'gdp',
          name_zh: '地区生产总值',
          unit_zh: '亿元',
          decimals: 2,
          growth_decimals: 1,
          direction: 'higher',
          frequency: 'year',
          basis: 'period',
          ranked_measure: 'growth',
          growth: 'entered',
          growth_basis: 'constant',
        },
      ],
      'peer-groups': [{ key: 'shandong-cities', name_zh: '山东省各市', benchmark_code: shandongProvince }],
      'peer-group-members': cities.map((code) => ({
        group_key: 'shandong-cities',
        region_code: code,
        valid_from: '1990-01-01',
        valid_to: code === laiwu ? '2019-01-01' : '',
      })),
      figures: rows.flatMap(figure),
    },
  };
}

function figure(row: Record<string, string>): Row[] {
  const key = row.indicator_key ?? '';
  if ((key !== 'gdp' && key !== 'gdp_growth') || !row.value) return [];
  return [
    {
      region_code: row.region_code ?? '',
      indicator_key: 'gdp',
      measure: key === 'gdp' ? 'level' : 'growth',
      period: row.period ?? '',
      value: row.value,
      origin: 'official',
      source_title: `山东统计年鉴${row.vintage}`,
      note: row.source_cell ?? '',
      vintage: `${row.vintage}-12-31`,
    },
  ];
}
