import type { Metadata } from 'next';
import { head, page } from '@/app/[locale]/_page/answer';
import { pageContext, type SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { ActionForm, SubmitButton, TextField } from '@/components/ui/form/action-form';
import { signOutHere } from '../../account/actions';
import { requireStep } from '../_page/own';
import { toField, toOf } from '../_page/to';
import { signInByCode } from '../actions';

interface CodePageProps {
  params: Promise<{ locale: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = head(async function metadata({
  params,
  searchParams,
}: CodePageProps): Promise<Metadata> {
  const context = await pageContext(params, searchParams);
  return { ...pageMetadata(context, context.formats.t('signIn.codeTitle')), robots: { index: false } };
});

/** The second step of signing in. */
export default page(async function CodePage({ params, searchParams }: CodePageProps) {
  const context = await pageContext(params, searchParams);
  const {
    locale,
    formats: { t },
  } = context;
  const to = await toOf(searchParams);
  await requireStep(locale, ['code'], to);
  return (
    <Frame
      context={context}
      section={null}
      here={{ path: '/sign-in/code', query: { to: toField(locale, to) } }}
    >
      <div className="head h-s">
        <h1>{t('signIn.codeTitle')}</h1>
        <p className="say">{t('signIn.codeLead')}</p>
      </div>
      <ActionForm action={signInByCode.bind(null, locale)} summaryTitle={t('signIn.refused')}>
        <input type="hidden" name="to" value={toField(locale, to) ?? ''} />
        <TextField name="code" label={t('signIn.code')} autoComplete="one-time-code" required />
        <div className="acts">
          <SubmitButton>{t('signIn.codeSubmit')}</SubmitButton>
        </div>
      </ActionForm>
      <ActionForm action={signOutHere.bind(null, locale)} summaryTitle={t('signIn.refused')}>
        <SubmitButton kind="secondary">{t('signIn.startOver')}</SubmitButton>
      </ActionForm>
    </Frame>
  );
});
