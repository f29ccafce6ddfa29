import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import {
  loadedPageContext,
  type PageContext,
  pageContext,
  type SearchParams,
} from '@/app/[locale]/_page/context';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { requireViewer } from '@/app/[locale]/_page/viewer';
import type { Actor } from '@/lib/auth/person';
import type { Installation } from '@/lib/domain/region';
import { hrefOf } from '@/lib/i18n/links';
import type { MessageKey } from '@/lib/i18n/translator';
import { uploadIdSchema } from '@/lib/schemas/tables';
import type { ImportRow } from '@/lib/services/tables/judge-figures';
import { readImport } from '@/lib/services/tables/read-import';
import type { Understanding } from '@/lib/services/tables/understand-upload';

export const importPath = '/entry/import';

export interface ImportPageProps {
  params: Promise<{ locale: string }>;
  searchParams: SearchParams;
}

export interface UploadPageProps {
  params: Promise<{ locale: string; upload: string }>;
  searchParams: SearchParams;
}

export async function importMetadata(
  { params, searchParams }: ImportPageProps,
  title: MessageKey,
): Promise<Metadata> {
  const context = await pageContext(params, searchParams);
  return { ...pageMetadata(context, context.formats.t(title as never)), robots: { index: false } };
}

/** A page of imports: for staff. */
export async function importContext(
  { params, searchParams }: ImportPageProps,
  path: string,
): Promise<{ context: PageContext & { installation: Installation }; actor: Actor }> {
  const context = await loadedPageContext(params, searchParams);
  const actor = await requireViewer(context.locale, hrefOf(context.locale, path), 'entry.import');
  return { context, actor };
}

/** A page of one upload: of its owner's; to anyone else there is none. */
export async function uploadContext(
  props: UploadPageProps,
  below = '',
): Promise<{
  context: PageContext & { installation: Installation };
  actor: Actor;
  path: string;
  understood: Understanding;
  rows: ImportRow[];
}> {
  const id = uploadIdSchema.safeParse((await props.params).upload);
  if (!id.success) notFound();
  const path = `${importPath}/${id.data}${below}`;
  const { context, actor } = await importContext(props, path);
  const read = await readImport(actor, id.data);
  if (!read.ok) notFound();
  return { context, actor, path, understood: read.understood, rows: read.rows };
}
