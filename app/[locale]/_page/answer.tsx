import { randomBytes } from 'node:crypto';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { PageFrame } from '@/components/page-frame/page-frame';
import type { Locale } from '@/lib/domain/text';
import { hrefOf } from '@/lib/i18n/links';
import { isLocale, locales } from '@/lib/i18n/locales';
import { translatorFor } from '@/lib/i18n/translator';
import { log } from '@/lib/log';
import { answerWith } from '@/lib/platform/http/answer';
import { failureOf, statusOf } from './failure';
import { mayPreview, withPreview } from './preview';

interface PageProps {
  params: Promise<{ locale: string }>;
  searchParams?: Promise<Record<string, string | string[] | undefined>>;
}

/**
 * A page whose `notFound()` and failures are rendered whole on the server, under 404, 503 (the database is away) or 500.
 * Next would answer them with an empty document that its script fills.
 */
export function page<Props extends PageProps>(render: (props: Props) => ReactNode | Promise<ReactNode>) {
  return async function Page(props: Props): Promise<ReactNode> {
    try {
      return await withPreview(props.searchParams, () => render(props));
    } catch (error) {
      const failure = failureOf(error);
      if (!failure) throw error;
      const locale = await localeOf(props);
      answerWith(statusOf[failure]);
      if (failure === 'notFound') return <NotFound locale={locale} />;
      if (failure === 'forbidden') return <NotAllowed locale={locale} />;
      const reference = randomBytes(6).toString('hex');
      log.error({ err: error, reference }, 'page failed');
      return <Failed locale={locale} isAway={failure === 'away'} reference={reference} />;
    }
  };
}

const titleOf = {
  notFound: 'error.notFoundTitle',
  forbidden: 'error.forbiddenTitle',
  away: 'error.awayTitle',
  fault: 'error.title',
} as const;

/** The head of such a page. Of a preview it says that alone: the page's own title may be of what is not released, and is not read twice. */
export function head<Props extends PageProps>(make: (props: Props) => Promise<Metadata>) {
  return async function generateMetadata(props: Props): Promise<Metadata> {
    const titled = async (page: 'preview.plan' | (typeof titleOf)[keyof typeof titleOf]) => {
      const t = translatorFor(await localeOf(props));
      return { title: t('site.title', { page: t(page), place: t('site.name') }), robots: { index: false } };
    };
    try {
      const asked = await mayPreview(props.searchParams);
      if (asked === null) return await make(props);
      return await titled(asked ? 'preview.plan' : titleOf.notFound);
    } catch (error) {
      const failure = failureOf(error);
      if (!failure) throw error;
      return titled(titleOf[failure]);
    }
  };
}

async function localeOf({ params }: PageProps): Promise<Locale> {
  const { locale } = await params;
  return isLocale(locale) ? locale : locales[0];
}

/** The same for what does not exist and what is not published: nothing here depends on the address but the language. */
function NotFound({ locale }: { locale: Locale }) {
  const t = translatorFor(locale);
  return (
    <Notice locale={locale} title={t('error.notFoundTitle')} text={t('error.notFoundText')}>
      <p className="body">
        <a href={hrefOf(locale, '')}>{t('error.toSummary')}</a>
      </p>
    </Notice>
  );
}

/** Signed in, and not for this. */
function NotAllowed({ locale }: { locale: Locale }) {
  const t = translatorFor(locale);
  return (
    <Notice locale={locale} title={t('error.forbiddenTitle')} text={t('error.forbiddenText')}>
      <p className="body">
        <a href={hrefOf(locale, '/account')}>{t('error.toAccount')}</a>
      </p>
    </Notice>
  );
}

/** Of what went wrong only a reference is said: the rest is in the log under it. */
function Failed({ locale, isAway, reference }: { locale: Locale; isAway: boolean; reference: string }) {
  const t = translatorFor(locale);
  return (
    <Notice locale={locale} title={t(isAway ? 'error.awayTitle' : 'error.title')} text={t('error.text')}>
      <p className="note">{t('error.digest', { digest: reference })}</p>
    </Notice>
  );
}

function Notice({
  locale,
  title,
  text,
  children,
}: {
  locale: Locale;
  title: string;
  text: string;
  children: ReactNode;
}) {
  return (
    <PageFrame locale={locale} installation={null} section={null} here={null}>
      <div className="head h-s">
        <h1>{title}</h1>
        <p className="say">{text}</p>
        {children}
      </div>
    </PageFrame>
  );
}
