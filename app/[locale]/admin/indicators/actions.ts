'use server';

import type { FormState } from '@/components/ui/form/form-state';
import { runForm } from '@/lib/action';
import type { Locale } from '@/lib/domain/text';
import { changedIndicatorSchema, indicatorCheckSchema, newIndicatorSchema } from '@/lib/schemas/catalogue';
import { changeIndicator } from '@/lib/services/catalogue/change-indicator';
import { createIndicator } from '@/lib/services/catalogue/create-indicator';
import { writeCheck } from '@/lib/services/catalogue/write-check';

const pathOf = (key: string) => `/admin/indicators/${key}?done=saved`;

export async function create(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: newIndicatorSchema,
    verb: createIndicator,
    done: (_outcome, { key }) => pathOf(key),
  });
}

export async function change(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: changedIndicatorSchema,
    verb: changeIndicator,
    done: (_outcome, { key }) => pathOf(key),
  });
}

export async function check(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: indicatorCheckSchema,
    verb: writeCheck,
    done: (_outcome, { key }) => pathOf(key),
  });
}
