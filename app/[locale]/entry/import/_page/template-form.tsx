import type { Locale } from '@/lib/domain/text';
import type { Formats } from '@/lib/i18n/formats';
import { hrefOf } from '@/lib/i18n/links';
import type { TemplateChoices } from '@/lib/services/tables/template-choices';
import { importPath } from './import-context';

/** A plain form whose answer is a file. */
export function TemplateForm({
  formats,
  locale,
  choices,
}: {
  formats: Formats;
  locale: Locale;
  choices: TemplateChoices;
}) {
  const { t } = formats;
  const { departments, indicators, groups, month } = choices;
  return (
    <form className="form" method="get" action={hrefOf(locale, `${importPath}/template`)}>
      <div className="fld">
        <label htmlFor="template-of">{t('tables.templateOf')}</label>
        <select id="template-of" name="of">
          {departments.map(({ id, name }) => (
            <option key={id} value={`department:${id}`}>
              {t('tables.allOf', { department: formats.text(name) })}
            </option>
          ))}
          {indicators.map(({ key, name }) => (
            <option key={key} value={`indicator:${key}`}>
              {formats.text(name)}
            </option>
          ))}
        </select>
      </div>
      <div className="fld">
        <label htmlFor="template-group">{t('tables.group')}</label>
        <select id="template-group" name="group">
          {groups.map(({ key, name }) => (
            <option key={key} value={key}>
              {formats.text(name)}
            </option>
          ))}
        </select>
      </div>
      <div className="fld">
        <label htmlFor="template-period">{t('tables.period')}</label>
        <p className="hint" id="template-period-hint">
          {t('tables.periodHint')}
        </p>
        <input
          id="template-period"
          name="period"
          defaultValue={month}
          aria-describedby="template-period-hint"
          required
          pattern="\d{4}(-(\d{2}|Q[1-4]))?"
        />
      </div>
      <button className="btn-2" type="submit">
        {t('tables.download')}
      </button>
    </form>
  );
}
