import { KeyValue } from '@/components/ui/key-value';
import type { Formats } from '@/lib/i18n/formats';
import { wayInKey } from './way-in';

/** How someone's account stands. */
export function PersonFacts({
  formats,
  person,
}: {
  formats: Formats;
  person: {
    userName: string;
    isDisabled: boolean;
    wayIn: keyof typeof wayInKey;
    hasSecondFactor: boolean;
    passwordExpiresAt: string | null;
    lastSeenAt: string | null;
  };
}) {
  const { t } = formats;
  const { passwordExpiresAt, lastSeenAt } = person;
  return (
    <KeyValue
      items={[
        { term: t('people.userName'), detail: person.userName },
        { term: t('people.state'), detail: t(person.isDisabled ? 'people.disabled' : 'people.enabled') },
        { term: t('people.signIn'), detail: t(wayInKey[person.wayIn]) },
        ...(person.wayIn === 'one_time' && passwordExpiresAt
          ? [{ term: t('people.expires'), detail: formats.moment(passwordExpiresAt) }]
          : []),
        {
          term: t('security.totp'),
          detail: t(person.hasSecondFactor ? 'people.withSecondFactor' : 'people.withoutSecondFactor'),
        },
        {
          term: t('people.lastSeen'),
          detail: lastSeenAt ? formats.moment(lastSeenAt) : t('people.never'),
        },
      ]}
    />
  );
}
