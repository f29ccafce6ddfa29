import type { Metadata } from 'next';
import type { Installation } from '@/lib/domain/region';
import type { Formats } from '@/lib/i18n/formats';
import type { PageQueryInput } from '@/lib/schemas/page-params';

/** Title and description; an earlier state (`asof`) is not for search engines. Addresses of the other language stand in the page's frame. */
export function pageMetadata(
  {
    formats,
    installation,
    query,
  }: { formats: Formats; installation: Installation | null; query: PageQueryInput },
  page: string,
  description?: string,
): Metadata {
  const place = installation ? formats.name(installation.home) : formats.t('site.name');
  return {
    title: formats.t('site.title', { page, place }),
    ...(description ? { description } : {}),
    ...(query.asof || query.preview ? { robots: { index: false } } : {}),
  };
}
