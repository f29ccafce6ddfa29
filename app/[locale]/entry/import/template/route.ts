import { notFound } from 'next/navigation';
import { pageContext } from '@/app/[locale]/_page/context';
import { route } from '@/app/[locale]/_page/route-answer';
import { requireViewer } from '@/app/[locale]/_page/viewer';
import { tableContentTypes, tableFile } from '@/lib/data-package/table-file';
import { hrefOf } from '@/lib/i18n/links';
import { templateSchema } from '@/lib/schemas/tables';
import { makeTemplate } from '@/lib/services/tables/make-template';
import { templateTable } from '@/lib/table-import/template';
import { importPath } from '../_page/import-context';

export const dynamic = 'force-dynamic';

/** A blank workbook to fill in and import. What does not exist, or is asked for wrongly, is 404. */
export const GET = route(async (request: Request, { params }: { params: Promise<{ locale: string }> }) => {
  const asked = templateSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  const context = await pageContext(params, Promise.resolve({}));
  const { locale, formats } = context;
  const { t } = formats;
  const { person } = await requireViewer(locale, hrefOf(locale, importPath), 'entry.import');
  if (!asked.success) notFound();
  const made = await makeTemplate(person, asked.data);
  if (!made.ok) notFound();
  const table = templateTable(
    asked.data.period,
    { code: t('tables.code'), region: t('tables.region') },
    made.template.columns.map(({ indicator, name, unit, measure, period }) => ({
      indicator,
      measure,
      period,
      head: t('tables.templateHead', {
        name: formats.text(name),
        measure: formats.measure(measure),
        unit: formats.text(unit),
      }),
    })),
    made.template.regions.map(({ code, name }) => ({ code, name: formats.text(name) })),
  );
  const body = await tableFile(table, 'xlsx');
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: {
      'content-type': tableContentTypes.xlsx,
      'content-disposition': `attachment; filename="weici-${asked.data.of.replace(':', '-')}-${asked.data.period}.xlsx"`,
    },
  });
});
