import type { Metadata } from 'next';
import { Fragment } from 'react';
import { head, page } from '@/app/[locale]/_page/answer';
import { pageContext, type SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { requireViewer } from '@/app/[locale]/_page/viewer';
import { type Action, may } from '@/lib/auth/permissions';
import { hrefOf } from '@/lib/i18n/links';

interface AdminPageProps {
  params: Promise<{ locale: string }>;
  searchParams: SearchParams;
}

const path = '/admin';

/** What there is to look after, and what one must be allowed for it. */
const places = [
  ['people', 'people.read'],
  ['security', 'people.read'],
  ['audit', 'audit.read'],
  ['indicators', 'catalogue.write'],
  ['regions', 'catalogue.write'],
  ['groups', 'catalogue.write'],
  ['sets', 'catalogue.write'],
  ['calendar', 'calendar.write'],
  ['settings', 'settings.write'],
] as const satisfies readonly (readonly [string, Action])[];

export const generateMetadata = head(async function metadata({
  params,
  searchParams,
}: AdminPageProps): Promise<Metadata> {
  const context = await pageContext(params, searchParams);
  return pageMetadata(context, context.formats.t('admin.title'));
});

/** The index of administration: each administrator sees what is theirs. */
export default page(async function AdminPage({ params, searchParams }: AdminPageProps) {
  const context = await pageContext(params, searchParams);
  const { locale, formats, person } = context;
  const { t } = formats;
  const own = places.filter(([, action]) => may(person, action));
  // whoever may none of it is turned away as from the first of them
  await requireViewer(locale, hrefOf(locale, path), own[0]?.[1] ?? 'people.read');
  return (
    <Frame context={context} section="admin" here={{ path }}>
      <div className="head h-s">
        <h1>{t('admin.heading')}</h1>
        <p className="say">{t('admin.lead')}</p>
      </div>
      <section className="sec pad" aria-label={t('admin.heading')}>
        <dl className="terms">
          {own.map(([place]) => (
            <Fragment key={place}>
              <dt>
                <a href={hrefOf(locale, `${path}/${place}`)}>{t(`admin.${place}`)}</a>
              </dt>
              <dd>{t(`admin.${place}Text`)}</dd>
            </Fragment>
          ))}
        </dl>
      </section>
    </Frame>
  );
});
