import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { sessionCookieName } from '@/lib/auth/cookie';
import { type ActedOn, type Action, may } from '@/lib/auth/permissions';
import type { Actor } from '@/lib/auth/person';
import { readSession, type Session, type SignInStep } from '@/lib/auth/session';
import type { Locale } from '@/lib/domain/text';
import { readEnv } from '@/lib/env';
import { hrefOf } from '@/lib/i18n/links';
import { addressHeader } from '@/lib/platform/http/headers';
import { auditRefusal } from '@/lib/services/act';

/** Thrown by what a signed-in person may not do: `page()` answers 403. */
export class Forbidden extends Error {
  override name = 'Forbidden';
}

/** The request's session, half signed in or whole, read once a request; null: nobody's. */
export const sessionOnce = cache(async (): Promise<Session | null> => {
  const name = sessionCookieName(readEnv().PUBLIC_URL);
  return readSession((await cookies()).get(name)?.value);
});

/** Who asks, when signed in whole; null: everybody. */
export async function viewer(): Promise<Actor | null> {
  const session = await sessionOnce();
  return session && session.step === null
    ? { person: session.person, address: await requestAddress() }
    : null;
}

/** Where the request came from, as the server in front saw it. */
export async function requestAddress(): Promise<string> {
  return (await headers()).get(addressHeader) ?? '';
}

const pathOfStep: Record<SignInStep, string> = {
  code: '/sign-in/code',
  password: '/account/password',
  totp: '/account/second-factor',
};

/** Where someone half signed in goes on, or the sign-in that leads back here. */
export function signInHref(locale: Locale, step: SignInStep | null, back: string): string {
  return `${hrefOf(locale, step ? pathOfStep[step] : '/sign-in')}?${new URLSearchParams({ to: back })}`;
}

/**
 * The person a page needs: signed in and allowed. Anyone else is led to sign in and back to `back` (the page's own
 * address, with language and query); someone who may not is answered 403, and it is in the log.
 */
export async function requireViewer(
  locale: Locale,
  back: string,
  action: Action,
  on: ActedOn = {},
): Promise<Actor> {
  const session = await sessionOnce();
  if (!session || session.step) redirect(signInHref(locale, session?.step ?? null, back));
  const actor = { person: session.person, address: await requestAddress() };
  if (!may(actor.person, action, on)) {
    await auditRefusal(actor, { action, object: `page:${back.split('?')[0]}` });
    throw new Forbidden(action);
  }
  return actor;
}
