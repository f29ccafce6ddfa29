import { route } from '@/app/[locale]/_page/route-answer';
import { tableContentTypes, tableFile } from '@/lib/data-package/table-file';
import { columnLetters } from '@/lib/table-import/grid';
import { uploadContext } from '../../_page/import-context';
import { notesOf, rowView } from '../../_page/row-words';

export const dynamic = 'force-dynamic';

/** What of an upload cannot be imported, as a workbook: row, column, what stands there, why. */
export const GET = route(
  async (_request: Request, { params }: { params: Promise<{ locale: string; upload: string }> }) => {
    const { context, understood, rows } = await uploadContext({ params, searchParams: Promise.resolve({}) });
    const { formats } = context;
    const { t } = formats;
    const bad = rows.filter(({ status }) => !['new', 'changed', 'same'].includes(status));
    const body = await tableFile(
      {
        name: t('tables.errorsSheet'),
        columns: [
          t('tables.row'),
          t('tables.column'),
          t('tables.written'),
          t('tables.region'),
          t('tables.indicator'),
          t('tables.period'),
          t('tables.message'),
        ],
        rows: bad.map((row) => {
          const view = rowView(formats, understood, row);
          const notes = notesOf(formats, row);
          return [
            row.row + 1,
            columnLetters(row.column),
            row.text,
            view.region,
            view.indicator,
            view.period,
            notes.length > 0 ? notes.join(t('site.clauseSeparator')) : view.status,
          ];
        }),
      },
      'xlsx',
    );
    return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
      headers: {
        'content-type': tableContentTypes.xlsx,
        'content-disposition': `attachment; filename="weici-import-${understood.upload.id}-errors.xlsx"`,
      },
    });
  },
);
