import type { Locale } from '@/lib/domain/text';
import { translatorFor } from '@/lib/i18n/translator';

export const roles = ['leader', 'staff', 'reviewer', 'system', 'security', 'audit'] as const;
export type Role = (typeof roles)[number];

/** What the list of people is narrowed by; a plain form, since the choice is the address. */
export function PeopleSearch({
  locale,
  action,
  words,
  role,
}: {
  locale: Locale;
  action: string;
  words: string;
  role: Role | undefined;
}) {
  const t = translatorFor(locale);
  return (
    <search>
      <form className="tools" action={action} aria-label={t('people.search')}>
        <label className="field">
          {t('people.words')}
          <input type="search" name="q" defaultValue={words} maxLength={100} />
        </label>
        <label className="field">
          {t('people.roles')}
          <select name="role" defaultValue={role ?? ''}>
            <option value="">{t('people.anyRole')}</option>
            {roles.map((each) => (
              <option key={each} value={each}>
                {t(`role.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <button className="btn-2" type="submit">
          {t('people.find')}
        </button>
      </form>
    </search>
  );
}
