import type { Basis, JanuaryRule, Period } from '@/lib/domain/period';
import type { Text } from '@/lib/domain/text';
import { Prisma } from '../../../generated/prisma/client';

/** A sheet as lists name it. */
export interface SheetName {
  key: string;
  name: Text;
  basis: Basis;
  january: JanuaryRule;
  department: Text | null;
  period: Period;
}

export interface SheetNameRow {
  key: string;
  name_zh: string;
  name_en: string;
  basis: Basis;
  january: JanuaryRule;
  department_zh: string | null;
  department_en: string | null;
  period: string;
}

export function toSheetName(row: SheetNameRow): SheetName {
  return {
    key: row.key,
    name: { zh: row.name_zh, en: row.name_en },
    basis: row.basis,
    january: row.january,
    department: row.department_zh === null ? null : { zh: row.department_zh, en: row.department_en ?? '' },
    period: row.period as Period,
  };
}

/** Columns of a sheet's name, after `i` (indicator) and `sheetVersion`. */
export const sheetColumns = Prisma.sql`i.key, v.name_zh, v.name_en, v.basis, i.january, v.department_zh, v.department_en`;

/** A lateral row `v`: how the catalogue names indicator `i` now. */
export const sheetVersion = Prisma.sql`CROSS JOIN LATERAL (
  SELECT x.name_zh, x.name_en, x.basis, d.name_zh AS department_zh, d.name_en AS department_en
  FROM indicator_version x LEFT JOIN department d ON d.id = x.department_id
  WHERE x.indicator_id = i.id AND x.effective_from <= now() ORDER BY x.effective_from DESC LIMIT 1) v`;
