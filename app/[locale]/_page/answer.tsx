import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { PageFrame } from '@/components/page-frame/page-frame';
import type { Locale } from '@/lib/domain/text';
import { hrefOf } from '@/lib/i18n/links';
import { isLocale, locales } from '@/lib/i18n/locales';
import { translatorFor } from '@/lib/i18n/translator';
import { answerWith } from '@/lib/platform/http/answer';

interface PageProps {
  params: Promise<{ locale: string }>;
}

/**
 * A page whose `notFound()` is rendered whole on the server, under 404. Next would answer it with an empty document
 * that its script fills.
 */
export function page<Props extends PageProps>(render: (props: Props) => ReactNode | Promise<ReactNode>) {
  return async function Page(props: Props): Promise<ReactNode> {
    try {
      return await render(props);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      answerWith(404);
      return <NotFound locale={await localeOf(props)} />;
    }
  };
}

/** The head of such a page. */
export function head<Props extends PageProps>(make: (props: Props) => Promise<Metadata>) {
  return async function generateMetadata(props: Props): Promise<Metadata> {
    try {
      return await make(props);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      const t = translatorFor(await localeOf(props));
      const title = t('site.title', { page: t('error.notFoundTitle'), place: t('site.name') });
      return { title, robots: { index: false } };
    }
  };
}

/** What next/navigation's notFound() throws. */
function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'digest' in error && error.digest === 'NEXT_HTTP_ERROR_FALLBACK;404';
}

async function localeOf({ params }: PageProps): Promise<Locale> {
  const { locale } = await params;
  return isLocale(locale) ? locale : locales[0];
}

/** The same for what does not exist and what is not published: nothing here depends on the address but the language. */
function NotFound({ locale }: { locale: Locale }) {
  const t = translatorFor(locale);
  return (
    <PageFrame locale={locale} installation={null} section={null} here={null}>
      <div className="head h-s">
        <h1>{t('error.notFoundTitle')}</h1>
        <p className="say">{t('error.notFoundText')}</p>
        <p className="body">
          <a href={hrefOf(locale, '')}>{t('error.toSummary')}</a>
        </p>
      </div>
    </PageFrame>
  );
}
