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
import { withPreview } from './preview';
import { Forbidden } from './viewer';

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
      const locale = await localeOf(props);
      if (isNotFound(error)) {
        answerWith(404);
        return <NotFound locale={locale} />;
      }
      if (error instanceof Forbidden) {
        answerWith(403);
        return <NotAllowed locale={locale} />;
      }
      if (isOfFramework(error)) throw error;
      const isAway = isDatabaseAway(error);
      const reference = randomBytes(6).toString('hex');
      log.error({ err: error, reference }, 'page failed');
      answerWith(isAway ? 503 : 500);
      return <Failed locale={locale} isAway={isAway} reference={reference} />;
    }
  };
}

/** The head of such a page. */
export function head<Props extends PageProps>(make: (props: Props) => Promise<Metadata>) {
  return async function generateMetadata(props: Props): Promise<Metadata> {
    try {
      return await withPreview(props.searchParams, () => make(props), { isLogged: false });
    } catch (error) {
      const notFound = isNotFound(error);
      const forbidden = error instanceof Forbidden;
      if (!notFound && !forbidden && isOfFramework(error)) throw error;
      const t = translatorFor(await localeOf(props));
      const title = notFound
        ? 'error.notFoundTitle'
        : forbidden
          ? 'error.forbiddenTitle'
          : isDatabaseAway(error)
            ? 'error.awayTitle'
            : 'error.title';
      return { title: t('site.title', { page: t(title), place: t('site.name') }), robots: { index: false } };
    }
  };
}

/** What next/navigation's notFound() throws. */
function isNotFound(error: unknown): boolean {
  return digestOf(error) === 'NEXT_HTTP_ERROR_FALLBACK;404';
}

/** Next steers by thrown errors: those are its own to catch. */
function isOfFramework(error: unknown): boolean {
  return digestOf(error) !== null;
}

function digestOf(error: unknown): string | null {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string'
    ? error.digest
    : null;
}

/** Whether the database was not reached, or gave no connection in time; the cause may lie some levels down. */
function isDatabaseAway(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    const code = 'code' in cause ? String(cause.code) : '';
    // of node, of Prisma, and PostgreSQL's classes 08 (connection) and 57P (shutting down)
    if (/^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|P1001|P1002|P1008|P1017|P2024|08|57P)/.test(code))
      return true;
    if (
      /ECONNREFUSED|connection timeout|Connection terminated|timeout exceeded when trying to connect/i.test(
        cause.message,
      )
    )
      return true;
  }
  return false;
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
