import { notFound, redirect } from 'next/navigation';
import { route } from '@/app/[locale]/_page/route-answer';
import { viewer } from '@/app/[locale]/_page/viewer';
import { byteOrderMark, csvLine } from '@/lib/data-package/write-csv';
import type { LogLine } from '@/lib/domain/audit-line';
import { DEFAULT_TIME_ZONE } from '@/lib/domain/zone';
import { auditHref } from '@/lib/i18n/audit-href';
import { auditActionWords, auditTime } from '@/lib/i18n/audit-words';
import { type Formats, formatsFor } from '@/lib/i18n/formats';
import { isLocale } from '@/lib/i18n/locales';
import { readInstallation } from '@/lib/queries/read-installation';
import { auditQuerySchema } from '@/lib/schemas/audit-query';
import { exportLog } from '@/lib/services/audit/export-log';
import { filterOf } from '../log-query';

export const dynamic = 'force-dynamic';

/** The lines that the log's page looks for, all of them, as CSV; a part is read when the one before was sent. */
export const GET = route(async (request: Request, { params }: { params: Promise<{ locale: string }> }) => {
  const { locale } = await params;
  const query = auditQuerySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!isLocale(locale) || !query.success) notFound();
  const actor = await viewer();
  // the page says who may, and leads to sign in
  if (!actor) redirect(auditHref(locale, query.data));
  const installation = await readInstallation({ audience: 'public', asOf: null, edition: 'current' });
  const formats = formatsFor(locale, installation?.timeZone ?? DEFAULT_TIME_ZONE);
  const outcome = await exportLog(actor, filterOf(query.data, formats.timeZone));
  if (!outcome.ok) {
    const status = outcome.code === 'forbidden' ? 403 : outcome.code === 'too_large' ? 413 : 409;
    const text = formats.t(
      status === 413 ? 'audit.tooLarge' : status === 403 ? 'error.forbiddenText' : 'refusal.conflict',
    );
    return new Response(`${text}\n`, { status });
  }
  return new Response(streamOf(csvOf(formats, outcome.parts)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="weici-audit.csv"',
    },
  });
});

async function* csvOf(
  formats: Formats,
  parts: AsyncGenerator<LogLine[], void>,
): AsyncGenerator<string, void> {
  const { t } = formats;
  const heads = [
    'seq',
    'time',
    'person',
    'address',
    'actionHead',
    'actionCode',
    'object',
    'resultHead',
  ] as const;
  yield byteOrderMark +
    csvLine([...heads.map((head) => t(`audit.${head}`)), t('audit.before'), t('audit.after')]);
  for await (const lines of parts) yield lines.map((line) => csvLine(cellsOf(formats, line))).join('');
}

function cellsOf(formats: Formats, line: LogLine): string[] {
  const { t } = formats;
  return [
    line.seq,
    auditTime(formats, line.at),
    line.actor,
    line.address,
    auditActionWords(t, line.action),
    line.action,
    line.object,
    t(`audit.result.${line.result}`),
    jsonOf(line.before),
    jsonOf(line.after),
  ];
}

const jsonOf = (value: unknown) => (value === null || value === undefined ? '' : JSON.stringify(value));

function streamOf(texts: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await texts.return();
    },
  });
}
