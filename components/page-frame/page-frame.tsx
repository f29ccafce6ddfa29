import type { ReactNode } from 'react';
import { BrandMark } from '@/components/ui/brand-mark';
import { IconSprite } from '@/components/ui/icon';
import type { Installation } from '@/lib/domain/region';
import { inLocale, type Locale } from '@/lib/domain/text';
import { hrefOf, type PageQuery } from '@/lib/i18n/links';
import { documentLanguage, locales } from '@/lib/i18n/locales';
import { publicHref } from '@/lib/i18n/public-href';
import { translatorFor } from '@/lib/i18n/translator';
import { SiteFooter } from './site-footer';

export type Section =
  | 'summary'
  | 'indicators'
  | 'rankings'
  | 'data'
  | 'entry'
  | 'review'
  | 'calendar'
  | 'admin'
  | 'account';

const everyones: readonly Section[] = ['summary', 'indicators', 'data'];
const pathOf = (section: Section) => (section === 'summary' ? '' : `/${section}`);
/** Pages of people at work: the state of a figure's page is not theirs. */
const desks: readonly Section[] = ['entry', 'review', 'calendar', 'admin', 'account'];

export interface PageFrameProps {
  locale: Locale;
  /** null: nothing loaded, or the database is away. */
  installation: Installation | null;
  section: Section | null;
  /** What the navigation leads to; absent: what is everyone's. */
  sections?: readonly Section[];
  /** This page's address without the language; null: it has none, and the other language leads to the summary. */
  here: { path: string; query?: PageQuery } | null;
  /** Who is signed in; null: nobody. */
  viewerName?: string | null;
  /** Texts of the footer by name; what is absent is hidden. */
  footer?: Record<string, string>;
  /** Said at the top of the page: an earlier state is shown, or a preview. */
  notice?: ReactNode;
  children: ReactNode;
}

const ownName: Record<Locale, string> = { zh: '中文', en: 'English' };

/** What stands around every page: header, navigation, language switch that keeps the page, demo strip, footer. */
export function PageFrame({
  locale,
  installation,
  section,
  sections = everyones,
  here,
  viewerName = null,
  footer = {},
  notice,
  children,
}: PageFrameProps) {
  const t = translatorFor(locale);
  const place = installation ? inLocale(installation.home.name, locale) : null;
  // the state that is not of one page alone goes along; a summary is of a member, so a group without a focus stays behind
  const { group, focus, asof, preview } = here?.query ?? {};
  const kept = { group, focus, asof, preview };
  const ofSummary = kept.focus ? kept : { asof, preview };
  const queryOf = (of: Section) => (desks.includes(of) ? {} : of === 'summary' ? ofSummary : kept);
  const current = section && pathOf(section) === here?.path ? 'page' : 'true';
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
              {sections.map((key) => (
                <li key={key}>
                  <a
                    href={hrefOf(locale, pathOf(key), queryOf(key))}
                    aria-current={key === section ? current : undefined}
                  >
                    {key === 'account' ? viewerName : t(`nav.${key}`)}
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
              <li>
                {viewerName === null ? (
                  <a href={hrefOf(locale, '/sign-in')}>{t('nav.signIn')}</a>
                ) : (
                  <a
                    href={hrefOf(locale, '/account')}
                    aria-current={section === 'account' ? 'page' : undefined}
                  >
                    {viewerName}
                  </a>
                )}
              </li>
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
          <SiteFooter locale={locale} footer={footer} />
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
