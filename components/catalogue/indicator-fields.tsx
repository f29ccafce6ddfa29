import { SelectField, TextField } from '@/components/ui/form/action-form';
import type { Direction, GrowthBasis, GrowthKind, Measure, RankedFor } from '@/lib/domain/indicator';
import type { Basis } from '@/lib/domain/period';
import type { Text } from '@/lib/domain/text';
import type { Formats } from '@/lib/i18n/formats';

/** An entry of the catalogue as a form gives it. */
export interface IndicatorValues {
  name_zh: string;
  name_en: string;
  unit_zh: string;
  unit_en: string;
  decimals: number;
  growth_decimals: number;
  direction: Direction;
  basis: Basis;
  ranked_measure: Measure | 'both';
  growth: GrowthKind;
  growth_basis: GrowthBasis | null;
  family: string;
  streak_gap: 'break' | 'suspend';
  ranked_for: RankedFor;
  definition_zh: string;
  definition_en: string;
  caveat_zh: string;
  caveat_en: string;
}

interface IndicatorFieldsProps {
  formats: Formats;
  /** Absent: a new indicator. */
  values?: IndicatorValues;
  departments: { value: string; name: Text }[];
  department: string;
}

const directions = ['higher', 'lower', 'none'] as const;
const bases = ['cumulative', 'period', 'stock'] as const;
const ranked = ['growth', 'level', 'both'] as const;
const growths = ['entered', 'computed', 'none'] as const;
const growthBases = ['constant', 'comparable', 'nominal', 'same_scope'] as const;
const gaps = ['break', 'suspend'] as const;
const audiences = ['public', 'leaders', 'nobody'] as const;

/** The fields that a new indicator and a changed one have in common. */
export function IndicatorFields({ formats, values, departments, department }: IndicatorFieldsProps) {
  const { t } = formats;
  const choicesOf = <const Values extends readonly string[]>(
    field: 'direction' | 'basis' | 'ranked' | 'growth' | 'gap' | 'audience',
    all: Values,
  ) => all.map((value) => ({ value, label: t(`catalogue.${field}.${value}` as never) }));
  return (
    <>
      <Both name="name" label={t('catalogue.name')} formats={formats} values={values} required />
      <Both name="unit" label={t('catalogue.unit')} formats={formats} values={values} required />
      <TextField
        name="decimals"
        type="number"
        label={t('catalogue.decimals')}
        required
        defaultValue={String(values?.decimals ?? 2)}
      />
      <TextField
        name="growth_decimals"
        type="number"
        label={t('catalogue.growthDecimals')}
        required
        defaultValue={String(values?.growth_decimals ?? 1)}
      />
      <SelectField
        name="direction"
        label={t('catalogue.directionLabel')}
        hint={t('catalogue.directionHint')}
        required
        // no default for a new one (domain rule 13)
        choices={[
          ...(values ? [] : [{ value: '', label: t('catalogue.choose') }]),
          ...choicesOf('direction', directions),
        ]}
        defaultValue={values?.direction ?? ''}
      />
      <SelectField
        name="basis"
        label={t('catalogue.basisLabel')}
        choices={choicesOf('basis', bases)}
        defaultValue={values?.basis ?? 'cumulative'}
      />
      <SelectField
        name="growth"
        label={t('catalogue.growthLabel')}
        hint={t('catalogue.growthHint')}
        choices={choicesOf('growth', growths)}
        defaultValue={values?.growth ?? 'entered'}
      />
      <SelectField
        name="growth_basis"
        label={t('catalogue.growthBasisLabel')}
        choices={[
          { value: '', label: t('catalogue.none') },
          ...growthBases.map((value) => ({ value, label: t(`growthBasis.${value}`) })),
        ]}
        defaultValue={values?.growth_basis ?? ''}
      />
      <SelectField
        name="ranked_measure"
        label={t('catalogue.rankedLabel')}
        choices={choicesOf('ranked', ranked)}
        defaultValue={values?.ranked_measure ?? 'growth'}
      />
      <SelectField
        name="ranked_for"
        label={t('catalogue.audienceLabel')}
        hint={t('catalogue.audienceHint')}
        choices={choicesOf('audience', audiences)}
        defaultValue={values?.ranked_for ?? 'leaders'}
      />
      <SelectField
        name="streak_gap"
        label={t('catalogue.gapLabel')}
        choices={choicesOf('gap', gaps)}
        defaultValue={values?.streak_gap ?? 'break'}
      />
      <SelectField
        name="department"
        label={t('catalogue.department')}
        hint={t('catalogue.departmentHint')}
        choices={[
          { value: '', label: t('catalogue.newOrNone') },
          ...departments.map(({ value, name }) => ({ value, label: formats.text(name) })),
        ]}
        defaultValue={department}
      />
      <Both name="department" label={t('catalogue.newDepartment')} formats={formats} />
      <TextField
        name="family"
        label={t('catalogue.family')}
        hint={t('catalogue.familyHint')}
        maxLength={100}
        defaultValue={values?.family ?? ''}
      />
      <Both name="definition" label={t('catalogue.definition')} formats={formats} values={values} lines={3} />
      <Both name="caveat" label={t('catalogue.caveat')} formats={formats} values={values} lines={2} />
    </>
  );
}

/** A text in Chinese and in English, a field each. */
export function Both({
  name,
  label,
  formats: { t },
  values,
  ...field
}: {
  name:
    | 'name'
    | 'unit'
    | 'short'
    | 'department'
    | 'definition'
    | 'caveat'
    | 'publisher'
    | 'maintainer'
    | 'note';
  label: string;
  formats: Formats;
  values?: object | undefined;
  required?: boolean;
  lines?: number;
}) {
  return (['zh', 'en'] as const).map((language) => (
    <TextField
      key={language}
      name={`${name}_${language}`}
      label={t(language === 'zh' ? 'catalogue.inChinese' : 'catalogue.inEnglish', { label })}
      defaultValue={(values as Record<string, string> | undefined)?.[`${name}_${language}`] ?? ''}
      {...field}
    />
  ));
}
