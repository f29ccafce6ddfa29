import { locale as localeParameter } from 'next/root-params';
import { PageFrame } from '@/components/page-frame/page-frame';
import { hrefOf } from '@/lib/i18n/links';
import { isLocale, locales } from '@/lib/i18n/locales';
import { translatorFor } from '@/lib/i18n/translator';

/** The same for what does not exist and what is not published: nothing here depends on the address but the language. */
export default async function NotFound() {
  const asked: string | undefined = await localeParameter();
  const locale = asked && isLocale(asked) ? asked : locales[0];
  const t = translatorFor(locale);
  return (
    <PageFrame locale={locale} installation={null} section={null} here={{ path: '' }}>
      <title>{t('site.title', { page: t('error.notFoundTitle'), place: t('site.name') })}</title>
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
