import {
  type CatalogueTable,
  catalogueTables,
  FIGURE_COLUMNS,
  MEASURES,
  MISSING_REASONS,
  ORIGINS,
  REQUIRED_FIGURE_COLUMNS,
  type ResourceName,
  STAGES,
} from '@/lib/schemas/package-tables';

/** A field of a Frictionless Table Schema. */
export interface Field {
  name: string;
  type: 'string' | 'integer' | 'number' | 'date';
  constraints?: { required?: true; enum?: readonly string[]; pattern?: string; minimum?: number };
}

const integers = ['decimals', 'growth_decimals', 'stated_rank', 'stated_of'];
const decimals = ['value', 'weight'];
const dates = ['valid_from', 'valid_to'];
const choices: Readonly<Record<string, readonly string[]>> = {
  level: ['country', 'province', 'prefecture', 'county', 'other'],
  direction: ['higher', 'lower', 'none'],
  frequency: ['month', 'quarter', 'year'],
  basis: ['cumulative', 'period', 'stock'],
  ranked_measure: ['level', 'growth', 'both'],
  growth: ['entered', 'computed', 'none'],
  growth_basis: ['constant', 'comparable', 'nominal', 'same_scope'],
  january: ['separate', 'combined'],
  streak_gap: ['break', 'suspend'],
  ranked_for: ['public', 'leaders', 'nobody'],
  measure: MEASURES,
  missing: MISSING_REASONS,
  stage: STAGES,
  origin: ORIGINS,
};

/** Columns whose cells are numbers in an export: a spreadsheet may read -3.2 as it stands. */
export const numberColumns: ReadonlySet<string> = new Set([...integers, ...decimals]);

export function columnsOf(resource: ResourceName): readonly string[] {
  return resource === 'figures' ? FIGURE_COLUMNS : Object.keys(catalogueTables[resource].row.shape);
}

/** The Table Schema of a resource, for datapackage.json. */
export function tableSchema(resource: ResourceName): { fields: Field[]; missingValues: string[] } {
  const required: readonly string[] =
    resource === 'figures' ? REQUIRED_FIGURE_COLUMNS : catalogueTables[resource as CatalogueTable].required;
  return {
    fields: columnsOf(resource).map((name) => field(name, required.includes(name))),
    missingValues: [''],
  };
}

function field(name: string, isRequired: boolean): Field {
  const constraints: Field['constraints'] = {};
  if (isRequired) constraints.required = true;
  const allowed = choices[name];
  if (allowed) constraints.enum = allowed;
  const type = integers.includes(name)
    ? 'integer'
    : decimals.includes(name)
      ? 'number'
      : dates.includes(name)
        ? 'date'
        : 'string';
  return { name, type, ...(Object.keys(constraints).length > 0 ? { constraints } : {}) };
}
