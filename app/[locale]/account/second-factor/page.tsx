import type { Metadata } from 'next';
import { head, page } from '@/app/[locale]/_page/answer';
import { pageContext, type SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { requireStep } from '@/app/[locale]/sign-in/_page/own';
import { toField, toOf } from '@/app/[locale]/sign-in/_page/to';
import { readSecondFactor } from '@/lib/services/identity/second-factor';
import { BeginFactor, ConfirmFactor, KeepFactor } from '../_page/factor-forms';

interface FactorPageProps {
  params: Promise<{ locale: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = head(async function metadata({
  params,
  searchParams,
}: FactorPageProps): Promise<Metadata> {
  const context = await pageContext(params, searchParams);
  return { ...pageMetadata(context, context.formats.t('account.factorTitle')), robots: { index: false } };
});

/** The second factor: how it stands, setting it up, another authenticator, new recovery codes. */
export default page(async function FactorPage({ params, searchParams }: FactorPageProps) {
  const context = await pageContext(params, searchParams);
  const { locale, formats, installation } = context;
  const { t } = formats;
  const to = await toOf(searchParams);
  const own = await requireStep(locale, ['totp', null], to || '/account/second-factor');
  const state = await readSecondFactor(own);
  const field = toField(locale, to) ?? '';
  const issuer = installation ? `${t('site.name')} ${formats.text(installation.home.name)}` : t('site.name');
  return (
    <Frame
      context={context}
      section="account"
      here={{ path: '/account/second-factor', query: { to: toField(locale, to) } }}
    >
      <div className="head h-s">
        <p className="kick">{own.session.person.userName}</p>
        <h1>{t('account.factorTitle')}</h1>
        <p className="say">
          {t(own.session.step === 'totp' ? 'account.factorRequired' : 'account.factorLead')}
        </p>
      </div>
      {state.is === 'none' ? <BeginFactor locale={locale} to={field} /> : null}
      {state.is === 'proposed' ? (
        <ConfirmFactor
          {...{ locale, issuer }}
          to={field}
          secret={state.secret}
          userName={own.session.person.userName}
        />
      ) : null}
      {state.is === 'confirmed' ? (
        <KeepFactor formats={formats} since={state.since} left={state.recoveryCodesLeft} />
      ) : null}
    </Frame>
  );
});
