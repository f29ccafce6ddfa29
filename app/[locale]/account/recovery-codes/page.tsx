import type { Metadata } from 'next';
import { head, page } from '@/app/[locale]/_page/answer';
import { pageContext, type SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { requireStep } from '@/app/[locale]/sign-in/_page/own';
import { toField, toOf } from '@/app/[locale]/sign-in/_page/to';
import { ActionForm, SubmitButton } from '@/components/ui/form/action-form';
import { hrefOf } from '@/lib/i18n/links';
import { sentRecoveryCodes } from '../_page/recovery-cookie';
import { codesKept } from '../actions';

interface CodesPageProps {
  params: Promise<{ locale: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = head(async function metadata({
  params,
  searchParams,
}: CodesPageProps): Promise<Metadata> {
  const context = await pageContext(params, searchParams);
  return { ...pageMetadata(context, context.formats.t('account.codesTitle')), robots: { index: false } };
});

/** Ten recovery codes that were made just now, until one says that they are kept. */
export default page(async function CodesPage({ params, searchParams }: CodesPageProps) {
  const context = await pageContext(params, searchParams);
  const {
    locale,
    formats: { t },
  } = context;
  const to = await toOf(searchParams);
  const { session } = await requireStep(locale, [null], to || '/account/recovery-codes');
  const codes = await sentRecoveryCodes(session.person.id);
  return (
    <Frame
      context={context}
      section="account"
      here={{ path: '/account/recovery-codes', query: { to: toField(locale, to) } }}
    >
      <div className="head h-s">
        <p className="kick">{session.person.userName}</p>
        <h1>{t('account.codesTitle')}</h1>
        <p className="say">{t(codes ? 'account.codesLead' : 'account.codesGone')}</p>
      </div>
      {codes ? (
        <>
          <ol className="codes secret" aria-label={t('account.codesList')}>
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ol>
          <ActionForm action={codesKept.bind(null, locale)} summaryTitle={t('account.refused')}>
            <input type="hidden" name="to" value={toField(locale, to) ?? ''} />
            <div className="acts">
              <SubmitButton>{t('account.codesKept')}</SubmitButton>
            </div>
          </ActionForm>
        </>
      ) : (
        <p className="pad">
          <a href={hrefOf(locale, '/account/second-factor')}>{t('account.toFactor')}</a>
        </p>
      )}
    </Frame>
  );
});
