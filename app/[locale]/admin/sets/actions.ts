'use server';

import type { FormState } from '@/components/ui/form/form-state';
import { runForm } from '@/lib/action';
import type { Locale } from '@/lib/domain/text';
import { changedSetSchema, newSetSchema, setMemberSchema } from '@/lib/schemas/catalogue';
import { changeSet } from '@/lib/services/catalogue/change-set';
import { createSet } from '@/lib/services/catalogue/create-set';
import { writeSetMember } from '@/lib/services/catalogue/write-set-member';

const pathOf = (key: string) => `/admin/sets/${key}?done=saved`;

export async function create(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: newSetSchema,
    verb: createSet,
    done: (_outcome, { key }) => pathOf(key),
  });
}

export async function change(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: changedSetSchema,
    verb: changeSet,
    done: (_outcome, { key }) => pathOf(key),
  });
}

export async function writeMember(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: setMemberSchema,
    verb: writeSetMember,
    done: (_outcome, { key }) => pathOf(key),
  });
}
