import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import { loadedPageContext, type SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { requireViewer } from '@/app/[locale]/_page/viewer';
import { saveGrid, sendSheet } from '@/app/[locale]/entry/_page/actions';
import { cellViewer } from '@/app/[locale]/entry/_page/cell-views';
import { regionGrid } from '@/app/[locale]/entry/_page/grid-view';
import { SheetHead } from '@/app/[locale]/entry/_page/sheet-head';
import { EntryGrid } from '@/components/entry/entry-grid';
import { parsePeriod } from '@/lib/domain/period';
import { hrefOf } from '@/lib/i18n/links';
import { monthTitle } from '@/lib/i18n/period-labels';
import { readSheetsOfMonth } from '@/lib/queries/desk/read-sheet';
import { entryQuerySchema } from '@/lib/schemas/entry';

interface RegionSheetProps {
  params: Promise<{ locale: string; code: string; period: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = head(async function metadata({
  params,
  searchParams,
}: RegionSheetProps): Promise<Metadata> {
  const { title, ...context } = await regionOf(params, searchParams);
  return { ...pageMetadata(context, title), robots: { index: false } };
});

/** One region's figures of the month: indicators down, measures across. */
export default page(async function RegionSheetPage({ params, searchParams }: RegionSheetProps) {
  const context = await regionOf(params, searchParams);
  const { locale, formats, sheets, actor, path, region, title } = context;
  const query = entryQuerySchema.parse(await searchParams);
  const view = await cellViewer(actor.person, formats, sheets);
  const grid = regionGrid({ formats, open: query.cell ?? null, home: null }, sheets, region.code, view);
  const isOpen = grid.rows.some(({ cells }) => cells.some((cell) => cell?.isWritable));
  return (
    <Frame context={context} section="entry" here={{ path }}>
      <SheetHead formats={formats} kick={null} title={title} done={query} isOpen={isOpen} opensAt={null} />
      <EntryGrid view={grid} action={sendSheet.bind(null, locale, path)} save={saveGrid.bind(null, locale)} />
    </Frame>
  );
});

/** The context, and the sheets of the month that have this region, for who enters them. */
async function regionOf(params: RegionSheetProps['params'], searchParams: SearchParams) {
  const { code, period: text } = await params;
  const context = await loadedPageContext(params, searchParams);
  const { locale, formats } = context;
  const path = `/entry/regions/${code}/${text}`;
  const actor = await requireViewer(locale, hrefOf(locale, path), 'entry.import');
  const month = parsePeriod(text);
  const found = month ? await readSheetsOfMonth(actor.person, month) : [];
  const sheets = found.filter(({ regions }) => regions.some((each) => each.code === code));
  const region = sheets[0]?.regions.find((each) => each.code === code);
  if (!month || !region) notFound();
  const title = formats.t('entry.sheet.regionTitle', {
    region: formats.name(region),
    period: monthTitle(formats.t, month),
  });
  return { ...context, actor, sheets, region, path, title };
}
