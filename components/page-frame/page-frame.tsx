import type { ReactNode } from 'react';
import { BrandMark } from '@/components/ui/brand-mark';
import { IconSprite } from '@/components/ui/icon';
import type { Installation } from '@/lib/domain/region';
import { inLocale, type Locale } from '@/lib/domain/text';
import { hrefOf, type PageQuery } from '@/lib/i18n/links';
import { documentLanguage, locales } from '@/lib/i18n/locales';
import { publicHref } from '@/lib/i18n/public-href';
import { translatorFor } from '@/lib/i18n/translator';

export type Section = 'summary' | 'indicators' | 'rankings' | 'data';

const sections: { key: Section; path: string }[] = [
  { key: 'summary', path: '' },
  { key: 'indicators', path: '/indicators' },
  { key: 'rankings', path: '/rankings' },
  { key: 'data', path: '/data' },
];

const ownName: Record<Locale, string> = { zh: '中文', en: 'English' };

/** What stands around every page: header, navigation, language switch that keeps the page, demo strip, footer. */
export function PageFrame({
  locale,
  installation,
  section,
  here,
  notice,
  children,
}: {
  locale: Locale;
  /** null: nothing loaded, or the database is away. */
  installation: Installation | null;
  section: Section | null;
  /** This page's address without the language; null: it has none, and the other language leads to the summary. */
  here: { path: string; query?: PageQuery } | null;
  /** Said at the top of the page: an earlier state is shown. */
  notice?: ReactNode;
  children: ReactNode;
}) {
  const t = translatorFor(locale);
  const place = installation ? inLocale(installation.home.name, locale) : null;
  // the state that is not of one page alone goes along; a summary is of a member, so a group without a focus stays behind
  const kept = { group: here?.query?.group, focus: here?.query?.focus, asof: here?.query?.asof };
  const ofSummary = kept.focus ? kept : { asof: kept.asof };
  const current =
    section && sections.find((item) => item.key === section)?.path === here?.path ? 'page' : 'true';
  return (
    <>
      {here ? <Alternates locale={locale} here={here} /> : null}
      <IconSprite />
      <a className="skip" href="#main">
        {t('site.skip')}
      </a>
      <header className="top">
        <div className="wrap">
          <a className="brand" href={hrefOf(locale, '', ofSummary)}>
            <BrandMark />
            <span>{t('site.name')}</span>
            {place ? <span className="place">{place}</span> : null}
          </a>
          <nav className="nav" aria-label={t('site.mainNav')}>
            <ul>
              {sections.map(({ key, path }) => (
                <li key={key}>
                  <a
                    href={hrefOf(locale, path, path === '' ? ofSummary : kept)}
                    aria-current={key === section ? current : undefined}
                  >
                    {t(`nav.${key}`)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <nav className="util" aria-label={t('site.utilNav')}>
            <ul>
              {locales.map((other) => (
                <li key={other}>
                  {other === locale ? (
                    <span aria-current="true">{ownName[other]}</span>
                  ) : (
                    <a
                      href={hrefOf(other, here?.path ?? '', here?.query)}
                      lang={documentLanguage[other]}
                      hrefLang={other}
                    >
                      {ownName[other]}
                    </a>
                  )}
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </header>
      {installation?.hasDemo ? (
        <aside className="demo" aria-label={t('site.demoLabel')}>
          <div className="wrap">
            <strong>{t('site.demoTag')}</strong>
            {t('site.demoNote')}
          </div>
        </aside>
      ) : null}
      <main id="main" className="wrap">
        {notice}
        {children}
      </main>
      <footer className="foot">
        <div className="wrap">
          <p>{t('site.footMade')}</p>
          {installation?.hasDemo ? <p>{t('site.footDemo')}</p> : null}
        </div>
      </footer>
    </>
  );
}

function Alternates({ locale, here }: { locale: Locale; here: { path: string; query?: PageQuery } }) {
  const address = (of: Locale) => publicHref(hrefOf(of, here.path, here.query));
  return (
    <>
      <link rel="canonical" href={address(locale)} />
      {locales.map((other) => (
        <link key={other} rel="alternate" hrefLang={documentLanguage[other]} href={address(other)} />
      ))}
    </>
  );
}
