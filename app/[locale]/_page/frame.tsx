import type { ReactNode } from 'react';
import { PageFrame, type PageFrameProps, type Section } from '@/components/page-frame/page-frame';
import { may } from '@/lib/auth/permissions';
import type { Person } from '@/lib/auth/person';
import { hrefOf } from '@/lib/i18n/links';
import { translatorFor } from '@/lib/i18n/translator';
import type { PageContext } from './context';

/** What stands around a page, for who looks at it: navigation by what the person may, and a word on top of previews. */
export function Frame({
  context,
  section,
  here,
  children,
}: {
  context: Pick<PageContext, 'locale' | 'installation' | 'person' | 'options'> & {
    query?: { preview?: string | undefined };
  };
  section: Section | null;
  here: PageFrameProps['here'];
  children: ReactNode;
}) {
  const { locale, installation, person, options, query } = context;
  return (
    <PageFrame
      locale={locale}
      installation={installation}
      section={section}
      sections={sectionsOf(person)}
      here={here}
      viewerName={person?.displayName ?? null}
      footer={options.footer}
      notice={
        query?.preview ? (
          <PreviewNotice context={context} here={here} asked={query.preview} />
        ) : (
          <ApprovedOffer context={context} section={section} here={here} />
        )
      }
    >
      {children}
    </PageFrame>
  );
}

function sectionsOf(person: Person | null): Section[] {
  const administers =
    may(person, 'catalogue.write') || may(person, 'people.read') || may(person, 'audit.read');
  return [
    'summary',
    'indicators',
    ...(may(person, 'rankings.read') ? (['rankings'] as const) : []),
    'data',
    ...(may(person, 'entry.import') ? (['entry'] as const) : []),
    ...(may(person, 'review.read') ? (['review'] as const) : []),
    ...(may(person, 'calendar.read') ? (['calendar'] as const) : []),
    ...(administers ? (['admin'] as const) : []),
  ];
}

function PreviewNotice({
  context: { locale },
  here,
  asked,
}: {
  context: Pick<PageContext, 'locale'>;
  here: PageFrameProps['here'];
  asked: string;
}) {
  const t = translatorFor(locale);
  const [plan = '', audience = ''] = asked.split('.');
  return (
    <aside className="preview" aria-label={t('preview.label')}>
      <strong>{t('preview.plan')}</strong>{' '}
      {asked === 'approved' ? (
        t('preview.approvedText')
      ) : (
        <>
          {t('preview.planText', { plan, audience })}{' '}
          <a href={hrefOf(locale, `/review/plans/${plan}`)}>{t('preview.back')}</a>
        </>
      )}{' '}
      {here ? (
        <a href={hrefOf(locale, here.path, { ...here.query, preview: undefined })}>{t('preview.leave')}</a>
      ) : null}
    </aside>
  );
}

/** On leaders' pages of figures, where the installation lets them: the same page with what is approved and not released yet. */
function ApprovedOffer({
  context: { locale, person, options },
  section,
  here,
}: {
  context: Pick<PageContext, 'locale' | 'person' | 'options'>;
  section: Section | null;
  here: PageFrameProps['here'];
}) {
  const { leadersSeeApproved } = options;
  // an earlier state holds nothing that is still to come
  const isOfFigures = section !== null && figureSections.includes(section) && !here?.query?.asof;
  if (!here || !isOfFigures || !leadersSeeApproved || !may(person, 'approved.read', { leadersSeeApproved }))
    return null;
  return (
    <p className="note no-print">
      <a href={hrefOf(locale, here.path, { ...here.query, preview: 'approved' })}>
        {translatorFor(locale)('preview.showApproved')}
      </a>
    </p>
  );
}

const figureSections: readonly Section[] = ['summary', 'indicators', 'rankings'];
