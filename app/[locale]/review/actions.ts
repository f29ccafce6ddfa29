'use server';

import type { FormState } from '@/components/ui/form/form-state';
import { runForm } from '@/lib/action';
import type { Locale } from '@/lib/domain/text';
import { approveSchema, reopenSchema, returnSchema } from '@/lib/schemas/review';
import { approveSheet } from '@/lib/services/review/approve-sheet';
import { reopenSheet } from '@/lib/services/review/reopen-sheet';
import { returnSheet } from '@/lib/services/review/return-sheet';

const pathOf = ({ indicator, period }: { indicator: string; period: string }) =>
  `/review/sheets/${indicator}/${period}`;

export async function approve(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: approveSchema,
    verb: approveSheet,
    done: ({ approved }, sheet) => `${pathOf(sheet)}?done=approved.${approved}`,
  });
}

export async function giveBack(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: returnSchema,
    verb: returnSheet,
    done: ({ returned }, sheet) => `${pathOf(sheet)}?done=returned.${returned}`,
  });
}

export async function reopen(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: reopenSchema,
    verb: reopenSheet,
    done: ({ reopened }, sheet) => `${pathOf(sheet)}?done=reopened.${reopened}`,
  });
}
