import { notFound } from 'next/navigation';
import { loadedPageContext } from '@/app/[locale]/_page/context';
import { withPreview } from '@/app/[locale]/_page/preview';
import { route } from '@/app/[locale]/_page/route-answer';
import { tableContentTypes, tableFile } from '@/lib/data-package/table-file';
import { downloadQuerySchema, fileSchema } from './query';
import { TooLarge, tables } from './tables';

export const dynamic = 'force-dynamic';

/** A table as CSV, XLSX or JSON. Whatever does not exist, or is asked for wrongly, is 404. */
export const GET = route(
  async (request: Request, { params }: { params: Promise<{ locale: string; file: string }> }) => {
    const { locale, file } = await params;
    const asked = fileSchema.safeParse(file);
    const given = parametersOf(new URL(request.url).searchParams);
    const query = downloadQuerySchema.safeParse(given);
    const make =
      asked.success && Object.hasOwn(tables, asked.data.table) ? tables[asked.data.table] : undefined;
    if (!asked.success || !make || !query.success) notFound();
    const { table: name, format } = asked.data;
    const searchParams = Promise.resolve(given);
    const { context, table } = await withPreview(searchParams, async () => {
      const context = await loadedPageContext(Promise.resolve({ locale }), searchParams);
      const table = await make({ ...context, query: query.data }).catch((error: unknown) => {
        if (error instanceof TooLarge) return null;
        throw error;
      });
      return { context, table };
    });
    if (!table) return new Response(`${context.formats.t('data.tooLarge')}\n`, { status: 413 });
    const body = await tableFile(table, format);
    return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
      headers: {
        'content-type': tableContentTypes[format],
        'content-disposition': `attachment; filename="${fileName(name, query.data)}.${format}"`,
      },
    });
  },
);

/** A parameter given twice becomes a list, which no schema takes. */
function parametersOf(search: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(search.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = search.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

function fileName(
  table: string,
  { indicator, period }: { indicator?: string | undefined; period?: string | undefined },
): string {
  return ['weici', table, indicator, period].filter(Boolean).join('-');
}
