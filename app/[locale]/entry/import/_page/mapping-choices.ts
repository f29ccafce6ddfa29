import type { LineChoices } from '@/components/table-import/line-table';
import type { Choice } from '@/components/ui/form/action-form';
import { readUnit } from '@/lib/domain/units';
import type { Formats } from '@/lib/i18n/formats';
import type { Understanding } from '@/lib/services/tables/understand-upload';

interface MappingChoices {
  regions: Choice[];
  indicators: Choice[];
  measures: Choice[];
  units: Choice[];
  /** How the table's period is read now. */
  periodRead: string;
  of(lines: 'rows' | 'columns'): LineChoices;
}

const PREFIXES = ['', '百', '千', '万', '百万', '亿'];

/** What the selects of the mapping page offer. One list of each, however many rows show it. */
export function choicesOf(formats: Formats, { regions, indicators, mapping }: Understanding): MappingChoices {
  const { t } = formats;
  const open = { value: '', label: t('tables.open') };
  const skip = { value: '-', label: t('tables.skip') };
  const named = [...regions.values()].map(({ code, name }) => ({
    value: code,
    label: `${formats.text(name)} ${code}`,
  }));
  const kept = [...indicators.values()].map(({ key, name_zh, name_en }) => ({
    value: key,
    label: formats.text({ zh: name_zh, en: name_en }),
  }));
  const measures = (['level', 'growth'] as const).map((measure) => ({
    value: measure,
    label: formats.measure(measure),
  }));
  const units = unitsOf([...indicators.values()].map(({ unit_zh }) => unit_zh)).map((unit) => ({
    value: unit,
    label: unit,
  }));
  const unsaid = { value: '', label: t('tables.unsaid') };
  const lists = {
    regions: [open, skip, ...named],
    indicators: [open, skip, ...kept],
    measures: [unsaid, ...measures],
    units: [unsaid, ...units],
  };
  const period = mapping?.table.period;
  return {
    ...lists,
    regions: [open, ...named],
    indicators: [open, ...kept],
    periodRead: period
      ? t('tables.periodRead', {
          period: [period.year, period.part?.kind === 'year' ? null : period.part?.end]
            .filter(Boolean)
            .join('-'),
        })
      : t('tables.periodHint'),
    of: (lines) => ({
      regions: mapping?.axes.region === lines ? lists.regions : null,
      indicators: mapping?.axes.indicator === lines ? lists.indicators : null,
      measures: mapping?.axes.indicator === lines || lines === 'columns' ? [unsaid, skip, ...measures] : null,
      units: mapping?.axes.indicator === lines || lines === 'columns' ? lists.units : null,
    }),
  };
}

/** The units of the catalogue, and those that convert into them: 元, 万元 beside 亿元. */
function unitsOf(own: readonly string[]): string[] {
  const units = new Set<string>(['%']);
  for (const unit of own) {
    units.add(unit);
    const base = unit.replace(/^[十百千万亿]+/, '');
    if (readUnit(unit) && readUnit(base)) for (const prefix of PREFIXES) units.add(prefix + base);
  }
  return [...units];
}
