import type { Metadata } from 'next';
import { head, page } from '@/app/[locale]/_page/answer';
import { pageContext, type SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { requireStep } from '@/app/[locale]/sign-in/_page/own';
import { toField, toOf } from '@/app/[locale]/sign-in/_page/to';
import { ActionForm, SubmitButton, TextField } from '@/components/ui/form/action-form';
import { passwordLength } from '@/lib/auth/password';
import { readOwnAccount } from '@/lib/queries/identity/read-own-account';
import { choosePassword } from '../actions';

interface PasswordPageProps {
  params: Promise<{ locale: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = head(async function metadata({
  params,
  searchParams,
}: PasswordPageProps): Promise<Metadata> {
  const context = await pageContext(params, searchParams);
  return { ...pageMetadata(context, context.formats.t('account.passwordTitle')), robots: { index: false } };
});

/** A password of one's own, in the place of a one-time one or of the one before. */
export default page(async function PasswordPage({ params, searchParams }: PasswordPageProps) {
  const context = await pageContext(params, searchParams);
  const {
    locale,
    formats: { t },
  } = context;
  const to = await toOf(searchParams);
  const { session } = await requireStep(locale, ['password', null], to || '/account/password');
  const isFirst = session.step === 'password';
  const { hasPassword } = await readOwnAccount(session.person.id);
  const kind = !hasPassword ? 'passwordElsewhere' : isFirst ? 'passwordFirstLead' : 'passwordLead';
  return (
    <Frame
      context={context}
      section="account"
      here={{ path: '/account/password', query: { to: toField(locale, to) } }}
    >
      <div className="head h-s">
        <p className="kick">{session.person.userName}</p>
        <h1>{t(isFirst ? 'account.passwordFirst' : 'account.passwordTitle')}</h1>
        <p className="say">{t(`account.${kind}`)}</p>
      </div>
      {hasPassword ? (
        <ActionForm action={choosePassword.bind(null, locale)} summaryTitle={t('refusal.title')}>
          <input type="hidden" name="to" value={toField(locale, to) ?? ''} />
          {/* a password manager keeps the new password under this name */}
          <input
            type="text"
            name="userName"
            defaultValue={session.person.userName}
            autoComplete="username"
            hidden
            readOnly
          />
          {isFirst ? null : (
            <TextField
              name="currentPassword"
              type="password"
              label={t('account.currentPassword')}
              autoComplete="current-password"
              required
            />
          )}
          <TextField
            name="newPassword"
            type="password"
            label={t('account.newPassword')}
            hint={t('account.newPasswordHint', { least: passwordLength.least })}
            autoComplete="new-password"
            required
          />
          <TextField
            name="newPasswordAgain"
            type="password"
            label={t('account.newPasswordAgain')}
            autoComplete="new-password"
            required
          />
          <div className="acts">
            <SubmitButton>{t('account.save')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </Frame>
  );
});
