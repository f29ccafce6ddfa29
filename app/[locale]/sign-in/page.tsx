import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import { pageContext, type SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { ActionForm, SubmitButton, TextField } from '@/components/ui/form/action-form';
import { hrefOf } from '@/lib/i18n/links';
import { ProviderLink } from './_page/provider-link';
import { toField, toOf } from './_page/to';
import { signInByPassword } from './actions';

interface SignInPageProps {
  params: Promise<{ locale: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = head(async function metadata({
  params,
  searchParams,
}: SignInPageProps): Promise<Metadata> {
  const context = await pageContext(params, searchParams);
  return { ...pageMetadata(context, context.formats.t('signIn.title')), robots: { index: false } };
});

/** Who one is. `to` says where it leads; someone who is signed in goes there at once. */
export default page(async function SignInPage({ params, searchParams }: SignInPageProps) {
  const context = await pageContext(params, searchParams);
  const {
    locale,
    formats: { t },
  } = context;
  const to = await toOf(searchParams);
  if (context.person) redirect(hrefOf(locale, to));
  return (
    <Frame context={context} section={null} here={{ path: '/sign-in', query: { to: toField(locale, to) } }}>
      <div className="head h-s">
        <h1>{t('signIn.title')}</h1>
        <p className="say">{t('signIn.lead')}</p>
      </div>
      <ActionForm action={signInByPassword.bind(null, locale)} summaryTitle={t('signIn.refused')}>
        <input type="hidden" name="to" value={toField(locale, to) ?? ''} />
        <TextField name="userName" label={t('signIn.userName')} autoComplete="username" required />
        <TextField
          name="password"
          type="password"
          label={t('signIn.password')}
          autoComplete="current-password"
          required
        />
        <div className="acts">
          <SubmitButton>{t('signIn.submit')}</SubmitButton>
          <ProviderLink locale={locale} to={to} />
        </div>
      </ActionForm>
    </Frame>
  );
});
