import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type * as z from 'zod';
import { requestAddress, sessionOnce, signInHref } from '@/app/[locale]/_page/viewer';
import type { FormState } from '@/components/ui/form/form-state';
import { runVerb } from '@/lib/action';
import { readSession, type SignInStep } from '@/lib/auth/session';
import type { Locale } from '@/lib/domain/text';
import type { Outcome } from '@/lib/errors';
import { hrefOf } from '@/lib/i18n/links';
import type { Visit } from '@/lib/services/identity/begin-session';
import type { OwnSession } from '@/lib/services/identity/enter-code';
import { setSessionCookie } from './session-cookie';

/** Where the request came from, and by what. */
export async function visitOnce(): Promise<Visit> {
  return {
    address: await requestAddress(),
    userAgent: (await headers()).get('user-agent') ?? '',
  };
}

/**
 * The session of a page or form that someone half signed in may need: at one of these steps, null being signed in whole.
 * Anyone else is led on, or to sign in. `to`: where all of it leads, without the language.
 */
export async function requireStep(
  locale: Locale,
  steps: readonly (SignInStep | null)[],
  to: string,
): Promise<OwnSession> {
  const session = await sessionOnce();
  if (!session) redirect(signInHref(locale, null, hrefOf(locale, to)));
  if (!steps.includes(session.step)) redirect(`/${locale}${onward(locale, session.step, to)}`);
  return { session, address: await requestAddress() };
}

/** The path of what comes next, without the language: the next step of signing in, or `to`. */
export function onward(locale: Locale, step: SignInStep | null, to: string): string {
  return step === null ? to : signInHref(locale, step, hrefOf(locale, to)).slice(`/${locale}`.length);
}

/** `runForm` for those who may be half signed in. */
export async function runOwn<Schema extends z.ZodType, Done extends object>({
  steps,
  verb,
  ...form
}: {
  locale: Locale;
  form: FormData;
  schema: Schema;
  steps: readonly (SignInStep | null)[];
  verb: (own: OwnSession, input: z.output<Schema>) => Promise<Outcome<Done>>;
  done: (outcome: { ok: true } & Done, input: z.output<Schema>) => string;
}): Promise<FormState> {
  const own = await requireStep(form.locale, steps, '');
  return runVerb({ ...form, verb: (input) => verb(own, input) });
}

/** Gives the browser the token of an outcome, and says which step comes next. */
export async function carryOn<Done extends { token: string }>(
  outcome: Outcome<Done>,
): Promise<Outcome<Done & { step: SignInStep | null }>> {
  if (!outcome.ok) return outcome;
  await setSessionCookie(outcome.token);
  const session = await readSession(outcome.token);
  return { ...outcome, step: session?.step ?? null };
}
