import type { Formats } from '@/lib/i18n/formats';

/** Why a planned release did not go out at its instant; `code` as the plan keeps it. */
export function failureText(formats: Formats, code: string, at: string | null): string {
  const { t } = formats;
  return t('review.failed', { at: at ? formats.moment(at) : '—', why: why(formats, code) });
}

function why({ t }: Formats, code: string): string {
  switch (code) {
    case 'not_approved':
      return t('review.failure.notApproved');
    case 'no_figures':
      return t('refusal.no_figures');
    case 'base_changed':
      return t('refusal.base_changed');
    case 'revises_published':
      return t('refusal.revises_published');
    default:
      return t('review.failure.unexpected');
  }
}
