import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import {
  AdminFrame,
  type AdminProps,
  adminContext,
  adminMetadata,
} from '@/app/[locale]/admin/_page/admin-page';
import { PeopleSearch } from '@/components/people/people-search';
import { PeopleTable } from '@/components/people/people-table';
import { hrefOf } from '@/lib/i18n/links';
import { readPeople } from '@/lib/queries/people/read-people';
import { peopleQuerySchema } from '@/lib/schemas/people';

const path = '/admin/people';
const size = 50;

export const generateMetadata = head((props: AdminProps) => adminMetadata(props, 'people.title'));

/** Everyone who has an account, found by name or role. */
export default page(async function PeoplePage(props: AdminProps) {
  const { context, person } = await adminContext(props, path, 'people.read');
  const { locale, formats } = context;
  const { t } = formats;
  const asked = peopleQuerySchema.safeParse(await props.searchParams);
  if (!asked.success) notFound();
  const { q, role, page: number } = asked.data;
  const found = await readPeople(person, { words: q, role }, { page: number, size });
  if (!found || (number > 1 && found.people.length === 0)) notFound();
  return (
    <AdminFrame
      context={context}
      path={pathOf(number)}
      title={t('people.title')}
      lead={t('people.lead', { count: found.count })}
    >
      <p className="body">
        <a className="btn" href={hrefOf(locale, '/admin/new-person')}>
          {t('people.new')}
        </a>
      </p>
      <PeopleSearch locale={locale} action={hrefOf(locale, path)} words={q} role={role} />
      <PeopleTable
        formats={formats}
        found={found}
        hrefOfPerson={(userName) => hrefOf(locale, `${path}/${userName}`)}
        pages={{
          page: number,
          of: Math.max(1, Math.ceil(found.count / size)),
          hrefOf: (of) => hrefOf(locale, pathOf(of)),
        }}
      />
    </AdminFrame>
  );

  function pathOf(of: number): string {
    const search = new URLSearchParams({
      ...(q && { q }),
      ...(role && { role }),
      ...(of > 1 && { page: String(of) }),
    });
    return search.size > 0 ? `${path}?${search}` : path;
  }
});
