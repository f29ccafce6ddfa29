import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import { loadedPageContext, type SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { requireViewer } from '@/app/[locale]/_page/viewer';
import { saveGrid, sendSheet } from '@/app/[locale]/entry/_page/actions';
import { cellViewer } from '@/app/[locale]/entry/_page/cell-views';
import { sheetGrid } from '@/app/[locale]/entry/_page/grid-view';
import { SheetHead } from '@/app/[locale]/entry/_page/sheet-head';
import { EntryGrid } from '@/components/entry/entry-grid';
import { PickerNav } from '@/components/ui/picker-nav';
import { type Sheet, type SheetGroup, straysOf } from '@/lib/domain/entry-sheet';
import { parsePeriod } from '@/lib/domain/period';
import { hrefOf } from '@/lib/i18n/links';
import { capital, fullPeriod } from '@/lib/i18n/period-labels';
import { readSheet } from '@/lib/queries/desk/read-sheet';
import { readCalendarPeriod } from '@/lib/queries/read-calendar';
import { entryQuerySchema } from '@/lib/schemas/entry';
import { isSheetOpen } from '@/lib/services/desk/known-cells';

interface SheetPageProps {
  params: Promise<{ locale: string; indicator: string; period: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = head(async function metadata({
  params,
  searchParams,
}: SheetPageProps): Promise<Metadata> {
  const { formats, sheet, ...context } = await sheetOf(params, searchParams);
  return {
    ...pageMetadata({ formats, ...context }, titleOf(sheet, formats)),
    robots: { index: false },
  };
});

/** One indicator's period: regions down, measures across. */
export default page(async function SheetPage({ params, searchParams }: SheetPageProps) {
  const context = await sheetOf(params, searchParams);
  const { locale, formats, sheet, actor, path } = context;
  const { t } = formats;
  const { indicator, period } = sheet;
  const query = entryQuerySchema.parse(await searchParams);
  const group = groupOf(sheet, context.query.group);
  const [view, calendar, isOpen] = await Promise.all([
    cellViewer(actor.person, formats, [sheet]),
    readCalendarPeriod(indicator.key, period),
    isSheetOpen(indicator.key, period),
  ]);
  const ofGroup = group ? [...(group.benchmark ? [group.benchmark] : []), ...group.members] : [];
  // what no group shows would wait unseen, so every group's grid does
  const codes = [...ofGroup, ...straysOf(sheet)];
  const grid = sheetGrid(
    { formats, open: query.cell ?? null, home: context.installation.home.code },
    sheet,
    codes,
    view,
  );
  const here = group ? `${path}?group=${group.key}` : path;
  return (
    <Frame context={context} section="entry" here={{ path, query: { group: context.query.group } }}>
      <SheetHead
        formats={formats}
        kick={[
          formats.text(indicator.department),
          calendar?.dueAt ? t('entry.sheet.due', { at: formats.moment(calendar.dueAt) }) : '',
        ]
          .filter((part) => part !== '')
          .map((part) => `·${part}`)
          .join('')}
        title={titleOf(sheet, formats)}
        done={query}
        isOpen={isOpen}
        opensAt={calendar?.opensAt ? formats.moment(calendar.opensAt) : null}
      />
      {sheet.groups.length > 1 ? (
        <PickerNav
          label={t('entry.sheet.groups')}
          groups={[
            {
              label: t('entry.sheet.groups'),
              items: sheet.groups.map(({ key, name }) => ({
                key,
                label: formats.text(name),
                href: hrefOf(locale, path, { group: key }),
                ...(key === group?.key ? { current: 'true' as const } : {}),
              })),
            },
          ]}
        />
      ) : null}
      <EntryGrid view={grid} action={sendSheet.bind(null, locale, here)} save={saveGrid.bind(null, locale)} />
    </Frame>
  );
});

/** The context, and the sheet that the address names, for who may see it. */
async function sheetOf(params: SheetPageProps['params'], searchParams: SearchParams) {
  const { indicator, period: text } = await params;
  const context = await loadedPageContext(params, searchParams);
  const path = `/entry/${indicator}/${text}`;
  const actor = await requireViewer(
    context.locale,
    hrefOf(context.locale, path, context.query),
    'entry.import',
  );
  const period = parsePeriod(text);
  const sheet = period ? await readSheet(actor.person, indicator, period) : null;
  if (!sheet) notFound();
  return { ...context, actor, sheet, path };
}

function titleOf(
  { indicator, period }: Sheet,
  formats: Awaited<ReturnType<typeof sheetOf>>['formats'],
): string {
  return formats.t('entry.sheet.title', {
    indicator: formats.text(indicator.name),
    period: capital(fullPeriod(formats.t, period, indicator)),
  });
}

/** The group that was asked for, else the first that has a region of the person's. */
function groupOf({ groups, regions }: Sheet, asked: string | undefined): SheetGroup | undefined {
  const theirs = groups.filter(({ members }) => regions.some(({ code }) => members.includes(code)));
  return theirs.find(({ key }) => key === asked) ?? theirs[0] ?? groups[0];
}
