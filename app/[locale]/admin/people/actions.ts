'use server';

import type { FormNotice, FormState } from '@/components/ui/form/form-state';
import { runForm } from '@/lib/action';
import type { Locale } from '@/lib/domain/text';
import { hrefOf } from '@/lib/i18n/links';
import { translatorFor } from '@/lib/i18n/translator';
import { changedPersonSchema, newPersonSchema, somePersonSchema } from '@/lib/schemas/people';
import { addPerson } from '@/lib/services/people/add-person';
import { changePerson } from '@/lib/services/people/change-person';
import { disablePerson } from '@/lib/services/people/disable-person';
import { enablePerson } from '@/lib/services/people/enable-person';
import { resetPassword } from '@/lib/services/people/reset-password';
import { resetSecondFactor } from '@/lib/services/people/reset-second-factor';

/** Makes an account; its one-time password is shown in the form's place, this once. */
export async function create(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: newPersonSchema,
    verb: addPerson,
    done: ({ password }, { userName }) => handedOver(locale, 'people.createdTitle', userName, password),
  });
}

export async function change(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: changedPersonSchema,
    verb: changePerson,
    done: (_outcome, { userName }) => pathOf(userName),
  });
}

export async function disable(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: somePersonSchema,
    verb: disablePerson,
    done: (_outcome, { userName }) => pathOf(userName),
  });
}

export async function enable(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: somePersonSchema,
    verb: enablePerson,
    done: (_outcome, { userName }) => pathOf(userName),
  });
}

/** The new one-time password is shown in the form's place, this once. */
export async function givePassword(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: somePersonSchema,
    verb: resetPassword,
    done: ({ password }, { userName }) => handedOver(locale, 'people.resetDoneTitle', userName, password),
  });
}

export async function forgetSecondFactor(
  locale: Locale,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: somePersonSchema,
    verb: resetSecondFactor,
    done: (_outcome, { userName }) => pathOf(userName),
  });
}

const pathOf = (userName: string) => `/admin/people/${userName}?done=saved`;

function handedOver(
  locale: Locale,
  title: 'people.createdTitle' | 'people.resetDoneTitle',
  userName: string,
  password: string | null,
): FormNotice {
  const t = translatorFor(locale);
  return {
    title: t(title),
    text: t(password ? 'people.createdText' : 'people.createdProviderText'),
    facts: [
      { term: t('people.userName'), detail: userName },
      ...(password ? [{ term: t('people.password'), detail: password }] : []),
    ],
    next: [
      { href: hrefOf(locale, `/admin/people/${userName}`), label: t('people.toPerson') },
      { href: hrefOf(locale, '/admin/new-person'), label: t('people.another') },
      { href: hrefOf(locale, '/admin/people'), label: t('people.toList') },
    ],
  };
}
