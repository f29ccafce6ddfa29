'use server';

import { redirect } from 'next/navigation';
import { requestAddress, sessionOnce } from '@/app/[locale]/_page/viewer';
import { carryOn, onward, runOwn } from '@/app/[locale]/sign-in/_page/own';
import { clearSessionCookie } from '@/app/[locale]/sign-in/_page/session-cookie';
import type { FormState } from '@/components/ui/form/form-state';
import { runForm } from '@/lib/action';
import type { Locale } from '@/lib/domain/text';
import { hrefOf } from '@/lib/i18n/links';
import {
  codeSchema,
  emptySchema,
  endSessionSchema,
  passwordSchema,
  toOnlySchema,
} from '@/lib/schemas/identity';
import { changePassword } from '@/lib/services/identity/change-password';
import { endOtherSessions, endOwnSession, signOut } from '@/lib/services/identity/end-session';
import {
  confirmSecondFactor,
  proposeSecondFactor,
  renewRecoveryCodes,
  replaceSecondFactor,
} from '@/lib/services/identity/second-factor';
import { forgetRecoveryCodes, sendRecoveryCodes } from './_page/recovery-cookie';

/** Signs out, from whatever step of signing in. */
export async function signOutHere(locale: Locale, _state: FormState, _form: FormData): Promise<FormState> {
  const session = await sessionOnce();
  if (session) await signOut({ session, address: await requestAddress() });
  await clearSessionCookie();
  await forgetRecoveryCodes();
  redirect(hrefOf(locale, '/sign-in'));
}

export async function endOne(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({ locale, form, schema: endSessionSchema, verb: endOwnSession, done: () => '/account' });
}

export async function endOthers(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runOwn({
    locale,
    form,
    schema: emptySchema,
    steps: [null],
    verb: endOtherSessions,
    done: () => '/account',
  });
}

export async function choosePassword(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runOwn({
    locale,
    form,
    schema: passwordSchema,
    steps: ['password', null],
    verb: async (own, input) => carryOn(await changePassword(own, input)),
    done: ({ step }, { to }) => onward(locale, step, to || '/account'),
  });
}

export async function beginFactor(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runOwn({
    locale,
    form,
    schema: toOnlySchema,
    steps: ['totp', null],
    verb: proposeSecondFactor,
    done: (_outcome, { to }) => onward(locale, 'totp', to),
  });
}

export async function confirmFactor(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runOwn({
    locale,
    form,
    schema: codeSchema,
    steps: ['totp', null],
    async verb(own, input) {
      const outcome = await confirmSecondFactor(own, input);
      if (outcome.ok) await sendRecoveryCodes(own.session.person.id, outcome.codes);
      return carryOn(outcome);
    },
    done: (_outcome, { to }) => codesPath(locale, to),
  });
}

export async function newCodes(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runOwn({
    locale,
    form,
    schema: codeSchema,
    steps: [null],
    async verb(own, input) {
      const outcome = await renewRecoveryCodes(own, input);
      if (outcome.ok) await sendRecoveryCodes(own.session.person.id, outcome.codes);
      return outcome;
    },
    done: (_outcome, { to }) => codesPath(locale, to),
  });
}

export async function replaceFactor(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runOwn({
    locale,
    form,
    schema: codeSchema,
    steps: [null],
    verb: replaceSecondFactor,
    done: () => '/account/second-factor',
  });
}

export async function codesKept(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runOwn({
    locale,
    form,
    schema: toOnlySchema,
    steps: [null],
    async verb() {
      await forgetRecoveryCodes();
      return { ok: true };
    },
    done: (_outcome, { to }) => to || '/account',
  });
}

function codesPath(locale: Locale, to: string): string {
  return to
    ? `/account/recovery-codes?${new URLSearchParams({ to: hrefOf(locale, to) })}`
    : '/account/recovery-codes';
}
