import { ActionForm, SubmitButton } from '@/components/ui/form/action-form';
import { Tag } from '@/components/ui/tag';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import type { Formats } from '@/lib/i18n/formats';
import { deviceOf } from '@/lib/presenters/device';
import type { OwnSessionEntry } from '@/lib/queries/identity/read-own-account';
import { endOne } from '../actions';

/** Where one is signed in, each but this one with a button that ends it. */
export function SessionList({
  formats,
  sessions,
  current,
}: {
  formats: Formats;
  sessions: OwnSessionEntry[];
  current: number;
}) {
  const { t, locale } = formats;
  const nameOf = ({ userAgent }: OwnSessionEntry) => {
    const { browser, system } = deviceOf(userAgent);
    return browser && system
      ? t('account.device', { browser, system })
      : (browser ?? system ?? t('account.unknownDevice'));
  };
  return (
    <ul className="dl sessions">
      {sessions.map((session) => (
        <li key={session.id}>
          <div>
            {nameOf(session)} {session.id === current ? <Tag>{t('account.here')}</Tag> : null}
            <p className="sub">
              {t('account.seen', {
                at: formats.moment(session.lastSeenAt.toISOString()),
                began: formats.moment(session.beganAt.toISOString()),
              })}
            </p>
            {session.address ? (
              <p className="sub">{t('account.from', { address: session.address })}</p>
            ) : null}
          </div>
          {session.id === current ? null : (
            <ActionForm
              action={endOne.bind(null, locale)}
              summaryTitle={t('account.refused')}
              className="acts"
            >
              <input type="hidden" name="session" value={session.id} />
              <SubmitButton kind="secondary">
                {t('account.end')}
                <VisuallyHidden>{t('account.endLabel', { device: nameOf(session) })}</VisuallyHidden>
              </SubmitButton>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  );
}
