import { provider } from '@/lib/auth/oidc';
import type { Locale } from '@/lib/domain/text';
import { hrefOf } from '@/lib/i18n/links';
import { translatorFor } from '@/lib/i18n/translator';

/** Signing in with an identity provider, where the installation has one. `to`: where it leads, without the language. */
export function ProviderLink({ locale, to }: { locale: Locale; to: string }) {
  const known = provider();
  if (!known) return null;
  const t = translatorFor(locale);
  return (
    <a
      className="btn-2"
      href={`${hrefOf(locale, '/sign-in/provider')}?${new URLSearchParams({ to: hrefOf(locale, to) })}`}
    >
      {known.label ? t('provider.signInBy', { label: known.label }) : t('provider.signIn')}
    </a>
  );
}
