import { auditResults } from '@/lib/domain/audit-line';
import type { Locale } from '@/lib/domain/text';
import { type AuditSearch, auditHref } from '@/lib/i18n/audit-href';
import { auditActions, auditActionWords } from '@/lib/i18n/audit-words';
import { translatorFor } from '@/lib/i18n/translator';

/** A field of dates takes no other text, and browsers say so aloud. */
const dateOf = (text: string | undefined) => (/^\d{4}-\d{2}-\d{2}$/.test(text ?? '') ? text : undefined);

/** What is looked for in the log: a form whose answer has an address. */
export function LogSearch({
  locale,
  search,
  isRefused,
}: {
  locale: Locale;
  search: AuditSearch;
  isRefused: boolean;
}) {
  const t = translatorFor(locale);
  return (
    <search>
      <form action={auditHref(locale, {})} method="get">
        {isRefused ? (
          <div className="err" role="alert">
            <p>{t('audit.malformed')}</p>
          </div>
        ) : null}
        <div className="tools">
          <label className="field">
            {t('audit.person')}
            <input name="person" defaultValue={search.person} maxLength={200} autoComplete="off" />
          </label>
          <label className="field">
            {t('audit.actionHead')}
            <select name="action" defaultValue={search.action ?? ''}>
              <option value="">{t('audit.any')}</option>
              {auditActions.map((action) => (
                <option key={action} value={action}>
                  {auditActionWords(t, action)}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            {t('audit.object')}
            <input name="object" defaultValue={search.object} maxLength={200} autoComplete="off" />
          </label>
          <label className="field">
            {t('audit.resultHead')}
            <select name="result" defaultValue={search.result ?? ''}>
              <option value="">{t('audit.any')}</option>
              {auditResults.map((result) => (
                <option key={result} value={result}>
                  {t(`audit.result.${result}`)}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            {t('audit.from')}
            <input name="from" type="date" defaultValue={dateOf(search.from)} />
          </label>
          <label className="field">
            {t('audit.to')}
            <input name="to" type="date" defaultValue={dateOf(search.to)} />
          </label>
          <button className="btn" type="submit">
            {t('audit.search')}
          </button>
        </div>
        <p className="sub">{t('audit.hint')}</p>
      </form>
    </search>
  );
}
