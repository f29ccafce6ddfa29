'use server';

import { sessionOnce } from '@/app/[locale]/_page/viewer';
import type { FormState } from '@/components/ui/form/form-state';
import { runVerb } from '@/lib/action';
import type { Locale } from '@/lib/domain/text';
import { codeSchema, signInSchema } from '@/lib/schemas/identity';
import { enterCode } from '@/lib/services/identity/enter-code';
import { signIn } from '@/lib/services/identity/sign-in';
import { carryOn, onward, runOwn, visitOnce } from './_page/own';

export async function signInByPassword(
  locale: Locale,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runVerb({
    locale,
    form,
    schema: signInSchema,
    verb: async (input) => carryOn(await signIn(await visitOnce(), input, (await sessionOnce())?.id ?? null)),
    done: ({ step }, { to }) => onward(locale, step, to),
  });
}

export async function signInByCode(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runOwn({
    locale,
    form,
    schema: codeSchema,
    steps: ['code'],
    verb: async (own, input) => carryOn(await enterCode(own, input)),
    done: ({ step }, { to }) => onward(locale, step, to),
  });
}
