'use server';

import type { FormState } from '@/components/ui/form/form-state';
import { runForm } from '@/lib/action';
import type { Locale } from '@/lib/domain/text';
import { changedGroupSchema, groupMemberSchema, newGroupSchema } from '@/lib/schemas/catalogue';
import { changeGroup } from '@/lib/services/catalogue/change-group';
import { createGroup } from '@/lib/services/catalogue/create-group';
import { writeGroupMember } from '@/lib/services/catalogue/write-group-member';

const pathOf = (key: string) => `/admin/groups/${key}?done=saved`;

export async function create(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: newGroupSchema,
    verb: createGroup,
    done: (_outcome, { key }) => pathOf(key),
  });
}

export async function change(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: changedGroupSchema,
    verb: changeGroup,
    done: (_outcome, { key }) => pathOf(key),
  });
}

export async function writeMember(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: groupMemberSchema,
    verb: writeGroupMember,
    done: (_outcome, { key }) => pathOf(key),
  });
}
