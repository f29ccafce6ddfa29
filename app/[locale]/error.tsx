'use client';

import { usePathname } from 'next/navigation';
import { isLocale, locales } from '@/lib/i18n/locales';
import en from '@/locales/en.json';
import zh from '@/locales/zh.json';

const messages = { zh: zh.error, en: en.error };

/** What is shown when a page could not be made. Only the digest is said: the rest is in the server's log. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const first = usePathname().split('/')[1] ?? '';
  const locale = isLocale(first) ? first : locales[0];
  const texts = messages[locale];
  return (
    <main id="main" className="wrap pad">
      <div className="head h-s">
        <h1>{texts.title}</h1>
        <p className="say">{texts.text}</p>
      </div>
      <div className="tools">
        <button type="button" className="btn" onClick={reset}>
          {texts.retry}
        </button>
        <a href={`/${locale}`}>{texts.toSummary}</a>
      </div>
      {error.digest ? <p className="note">{texts.digest.replace('{digest}', error.digest)}</p> : null}
    </main>
  );
}
