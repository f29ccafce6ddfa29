import { type FooterField, footerOrder, footerText } from '@/lib/domain/footer';
import type { Locale } from '@/lib/domain/text';
import { translatorFor } from '@/lib/i18n/translator';

/** Filings lead to the registers that hold them, as sites in China must. */
const registers: Partial<Record<FooterField, string>> = {
  icp: 'https://beian.miit.gov.cn/',
  police: 'https://beian.mps.gov.cn/',
};

/** Who publishes the site and who keeps it, as far as the settings say. */
export function SiteFooter({ locale, footer }: { locale: Locale; footer: Record<string, string> }) {
  const t = translatorFor(locale);
  const given = footerOrder.flatMap((field) => {
    const text = footerText(footer, field, locale);
    return text === null ? [] : [{ field, text }];
  });
  const note = footerText(footer, 'note', locale);
  return (
    <>
      {given.length > 0 ? (
        <dl aria-label={t('footer.label')}>
          {given.map(({ field, text }) => (
            <div key={field}>
              <dt>{t(`footer.${field}`)}</dt>
              <dd>
                {registers[field] ? (
                  <a href={registers[field]} rel="noreferrer">
                    {text}
                  </a>
                ) : (
                  text
                )}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {note === null ? null : <p>{note}</p>}
    </>
  );
}
