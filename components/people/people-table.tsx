import { ScrollRegion } from '@/components/ui/scroll-region';
import type { Text } from '@/lib/domain/text';
import type { Formats } from '@/lib/i18n/formats';
import type { Role } from './people-search';
import { wayInKey } from './way-in';

interface Listed {
  userName: string;
  displayName: string;
  roles: readonly Role[];
  departments: readonly Text[];
  isDisabled: boolean;
  wayIn: keyof typeof wayInKey;
  hasSecondFactor: boolean;
  lastSeenAt: string | null;
}

/** A page of the list of people. */
export function PeopleTable({
  formats,
  found,
  hrefOfPerson,
  pages,
}: {
  formats: Formats;
  found: { people: readonly Listed[] };
  hrefOfPerson: (userName: string) => string;
  pages: { page: number; of: number; hrefOf: (page: number) => string };
}) {
  const { t } = formats;
  if (found.people.length === 0) return <p className="body pad">{t('people.nobody')}</p>;
  return (
    <div className="sec pad">
      <ScrollRegion label={t('people.caption')}>
        <table className="plain">
          <caption className="vh">{t('people.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('people.displayName')}</th>
              <th scope="col">{t('people.roles')}</th>
              <th scope="col">{t('people.departments')}</th>
              <th scope="col">{t('people.signIn')}</th>
              <th scope="col">{t('people.lastSeen')}</th>
              <th scope="col">{t('people.state')}</th>
            </tr>
          </thead>
          <tbody>
            {found.people.map((person) => (
              <tr key={person.userName}>
                <th scope="row" className="c-name">
                  <a translate="no" href={hrefOfPerson(person.userName)}>
                    {person.displayName}
                  </a>
                  <span className="sub">{person.userName}</span>
                </th>
                <td>{formats.list(person.roles.map((role) => t(`role.${role}`)))}</td>
                <td>{formats.list(person.departments.map((name) => formats.text(name)))}</td>
                <td>
                  {t(wayInKey[person.wayIn])}
                  {person.hasSecondFactor ? (
                    <span className="sub"> {t('people.withSecondFactor')}</span>
                  ) : null}
                </td>
                <td className="nb">
                  {person.lastSeenAt ? formats.moment(person.lastSeenAt) : t('people.never')}
                </td>
                <td>{t(person.isDisabled ? 'people.disabled' : 'people.enabled')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {pages.of > 1 ? (
        <nav className="pick" aria-label={t('people.pages')}>
          <ul>
            {pages.page > 1 ? (
              <li>
                <a href={pages.hrefOf(pages.page - 1)} rel="prev">
                  {t('people.previous')}
                </a>
              </li>
            ) : null}
            <li>
              <span>{t('people.page', { page: pages.page, pages: pages.of })}</span>
            </li>
            {pages.page < pages.of ? (
              <li>
                <a href={pages.hrefOf(pages.page + 1)} rel="next">
                  {t('people.next')}
                </a>
              </li>
            ) : null}
          </ul>
        </nav>
      ) : null}
    </div>
  );
}
