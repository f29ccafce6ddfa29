'use server';

import type { FormState } from '@/components/ui/form/form-state';
import { runForm } from '@/lib/action';
import type { Locale } from '@/lib/domain/text';
import { calendarExceptionSchema, calendarRuleSchema } from '@/lib/schemas/calendar';
import { writeException } from '@/lib/services/calendar/write-exception';
import { writeRule } from '@/lib/services/calendar/write-rule';

const pathOf = (key: string) => `/admin/calendar/${key}?done=saved`;

export async function rule(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: calendarRuleSchema,
    verb: writeRule,
    done: (_outcome, { key }) => pathOf(key),
  });
}

export async function exception(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: calendarExceptionSchema,
    verb: writeException,
    done: (_outcome, { key }) => pathOf(key),
  });
}
