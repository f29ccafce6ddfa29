import type { PageContext } from './context';

/** Says that an earlier state is shown, and leads back to the current one. */
export function StateNotice({
  context,
  current,
}: {
  context: Pick<PageContext, 'formats' | 'query' | 'scope'>;
  current: string;
}) {
  const { formats, query, scope } = context;
  if (!query.asof) return null;
  const { t } = formats;
  return (
    <p className="note">
      {scope.edition === 'first'
        ? t('site.firstNote')
        : t('site.asOfNote', { date: formats.date(scope.asOf ?? '') })}{' '}
      <a href={current}>{t('site.backToCurrent')}</a>
    </p>
  );
}
