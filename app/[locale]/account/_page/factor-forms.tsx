import { ActionForm, SubmitButton, TextField } from '@/components/ui/form/action-form';
import { QrCode } from '@/components/ui/qr-code';
import { totpUri } from '@/lib/auth/totp';
import type { Locale } from '@/lib/domain/text';
import type { Formats } from '@/lib/i18n/formats';
import { translatorFor } from '@/lib/i18n/translator';
import { beginFactor, confirmFactor, newCodes, replaceFactor } from '../actions';

/** Draws a secret: a button, since looking at a page changes nothing. `to` as in the form's hidden field. */
export function BeginFactor({ locale, to }: { locale: Locale; to: string }) {
  const t = translatorFor(locale);
  return (
    <ActionForm action={beginFactor.bind(null, locale)} summaryTitle={t('account.refused')}>
      <input type="hidden" name="to" value={to} />
      <div className="acts">
        <SubmitButton>{t('account.factorBegin')}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** The secret to be put into an authenticator, and the code that shows it is there. */
export function ConfirmFactor({
  locale,
  to,
  secret,
  userName,
  issuer,
}: {
  locale: Locale;
  to: string;
  secret: string;
  userName: string;
  issuer: string;
}) {
  const t = translatorFor(locale);
  return (
    <div className="stack pad">
      <p>{t('account.factorScan')}</p>
      <QrCode text={totpUri(secret, userName, issuer)} label={t('account.factorQr')} />
      <dl>
        <dt className="sub">{t('account.factorSecret')}</dt>
        <dd className="secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</dd>
      </dl>
      <ActionForm action={confirmFactor.bind(null, locale)} summaryTitle={t('account.refused')}>
        <input type="hidden" name="to" value={to} />
        <TextField
          name="code"
          label={t('account.factorCode')}
          autoComplete="one-time-code"
          inputMode="numeric"
          required
        />
        <div className="acts">
          <SubmitButton>{t('account.factorConfirm')}</SubmitButton>
        </div>
      </ActionForm>
    </div>
  );
}

/** Of a second factor in use: since when, new recovery codes, another authenticator. */
export function KeepFactor({ formats, since, left }: { formats: Formats; since: string; left: number }) {
  const { t, locale } = formats;
  return (
    <div className="stack pad">
      <p>{t('account.factorSince', { date: formats.date(since), left })}</p>
      {(
        [
          ['newCodes', newCodes],
          ['replace', replaceFactor],
        ] as const
      ).map(([name, action]) => (
        <section className="sec thin" key={name}>
          <h2>{t(`account.${name}`)}</h2>
          <p className="note">{t(`account.${name}Text`)}</p>
          <ActionForm action={action.bind(null, locale)} summaryTitle={t('account.refused')}>
            <TextField name="code" label={t('account.codeNow')} autoComplete="one-time-code" required />
            <div className="acts">
              <SubmitButton kind="secondary">{t(`account.${name}`)}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      ))}
    </div>
  );
}
