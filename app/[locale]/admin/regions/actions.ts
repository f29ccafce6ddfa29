'use server';

import type { FormState } from '@/components/ui/form/form-state';
import { runForm } from '@/lib/action';
import type { Locale } from '@/lib/domain/text';
import { changedRegionSchema, newRegionSchema } from '@/lib/schemas/catalogue';
import { changeRegion } from '@/lib/services/catalogue/change-region';
import { createRegion } from '@/lib/services/catalogue/create-region';

const pathOf = (code: string) => `/admin/regions/${code}?done=saved`;

export async function create(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: newRegionSchema,
    verb: createRegion,
    done: (_outcome, { code }) => pathOf(code),
  });
}

export async function change(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: changedRegionSchema,
    verb: changeRegion,
    done: (_outcome, { code }) => pathOf(code),
  });
}
