import type { Formats } from '@/lib/i18n/formats';
import { hrefOf } from '@/lib/i18n/links';

/** Leads to the very pages, as each audience would see them once a plan is out. */
export function PreviewLinks({
  formats,
  plan,
  pages,
}: {
  formats: Formats;
  plan: number;
  pages: readonly { path: string; label: string }[];
}) {
  const { t, locale } = formats;
  return (['public', 'leader', 'staff'] as const).map((audience) => (
    <p className="body" key={audience}>
      {t(`review.previewAs.${audience}`)}{' '}
      <span className="inline">
        {pages.map(({ path, label }) => (
          <a key={path} href={hrefOf(locale, path, { preview: `${plan}.${audience}` })}>
            {label}
          </a>
        ))}
      </span>
    </p>
  ));
}
