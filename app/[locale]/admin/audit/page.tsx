import type { Metadata } from 'next';
import { head, page } from '@/app/[locale]/_page/answer';
import { pageContext, type SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { requireViewer } from '@/app/[locale]/_page/viewer';
import { LogSearch } from '@/components/audit/log-search';
import { LogTable } from '@/components/audit/log-table';
import { auditHref, auditPath } from '@/lib/i18n/audit-href';
import { searchLog } from '@/lib/queries/audit/search-log';
import { auditQuerySchema } from '@/lib/schemas/audit-query';
import { filterOf } from './log-query';

interface AuditPageProps {
  params: Promise<{ locale: string }>;
  searchParams: SearchParams;
}

const linesOnPage = 50;

export const generateMetadata = head(async function metadata({
  params,
  searchParams,
}: AuditPageProps): Promise<Metadata> {
  const context = await pageContext(params, searchParams);
  return { ...pageMetadata(context, context.formats.t('audit.title')), robots: { index: false } };
});

/** Who did what, when and from where: searched, paged, taken away. */
export default page(async function AuditPage({ params, searchParams }: AuditPageProps) {
  const context = await pageContext(params, searchParams);
  const { locale, formats } = context;
  const { t } = formats;
  const given = await searchParams;
  const asked = auditQuerySchema.safeParse(given);
  const search = asked.success ? asked.data : typed(given);
  const here = auditPath(asked.success ? search : {});
  const { person } = await requireViewer(locale, `/${locale}${here}`, 'audit.read');
  // one more than is shown tells whether there is another page
  const found = asked.success
    ? await searchLog(person, filterOf(asked.data, formats.timeZone), {
        beyond: asked.data.beyond,
        limit: linesOnPage + 1,
      })
    : [];
  const lines = found?.slice(0, linesOnPage) ?? [];
  const older = (found?.length ?? 0) > linesOnPage ? lines.at(-1)?.seq : undefined;
  return (
    <Frame context={context} section="admin" here={{ path: here }}>
      <div className="head h-s">
        <h1>{t('audit.title')}</h1>
        <p className="say">{t('audit.lead')}</p>
      </div>
      <LogSearch locale={locale} search={search} isRefused={!asked.success} />
      {lines.length > 0 ? (
        <LogTable formats={formats} lines={lines} caption={t('audit.caption')} />
      ) : asked.success ? (
        <p className="body">{t('audit.empty')}</p>
      ) : null}
      <nav className="more" aria-label={t('audit.pages')}>
        <ul className="inline">
          {search.beyond ? (
            <li>
              <a href={auditHref(locale, { ...search, beyond: undefined })}>{t('audit.newest')}</a>
            </li>
          ) : null}
          {older ? (
            <li>
              <a href={auditHref(locale, { ...search, beyond: older })}>{t('audit.older')}</a>
            </li>
          ) : null}
          {lines.length > 0 ? (
            <li>
              <a href={auditHref(locale, { ...search, beyond: undefined }, '/admin/audit/export')} download>
                {t('audit.export')}
              </a>
            </li>
          ) : null}
        </ul>
      </nav>
    </Frame>
  );
});

/** What was typed and not understood stands in the form again. */
function typed(given: Awaited<SearchParams>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
