import type { Table } from '@/lib/data-package/table-file';
import type { Measure } from '@/lib/domain/indicator';
import type { Period } from '@/lib/domain/period';

export interface TemplateColumn {
  /** Key of the indicator: what the import knows the column by, whatever its name becomes. */
  indicator: string;
  measure: Measure;
  period: Period;
  /** Name, measure and unit as a person reads them: 地区生产总值 总量（亿元）. */
  head: string;
}

/**
 * A blank table to fill in: regions down, measures across. Codes and keys stand beside the names, so that it imports
 * without a correction even where two regions or indicators are called alike.
 */
export function templateTable(
  name: string,
  heads: { code: string; region: string },
  columns: readonly TemplateColumn[],
  regions: readonly { code: string; name: string }[],
): Table {
  return {
    name,
    columns: [heads.code, heads.region, ...columns.map(({ head, period }) => `${head} ${period}`)],
    rows: [
      ['', '', ...columns.map(({ indicator }) => indicator)],
      ...regions.map((region) => [region.code, region.name, ...columns.map(() => null)]),
    ],
  };
}
