'use server';

import type { FormState } from '@/components/ui/form/form-state';
import { runForm } from '@/lib/action';
import type { Locale } from '@/lib/domain/text';
import {
  addSheetsSchema,
  createPlanSchema,
  editPlanSchema,
  planSchema,
  planSheetSchema,
  scheduleSchema,
  startRevisionSchema,
  withdrawSchema,
} from '@/lib/schemas/releases';
import { addPlanSheets } from '@/lib/services/releases/add-plan-sheets';
import { cancelPlan } from '@/lib/services/releases/cancel-plan';
import { changePlanSheet } from '@/lib/services/releases/change-plan-sheet';
import { createPlan } from '@/lib/services/releases/create-plan';
import { editPlan } from '@/lib/services/releases/edit-plan';
import { publishPlan } from '@/lib/services/releases/publish-plan';
import { schedulePlan, unschedulePlan } from '@/lib/services/releases/schedule-plan';
import { startRevision } from '@/lib/services/releases/start-revision';
import { withdrawRelease } from '@/lib/services/releases/withdraw-release';

const planPath = ({ plan }: { plan: number }, done: string) => `/review/plans/${plan}?done=${done}`;

export async function create(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: createPlanSchema,
    verb: createPlan,
    done: (outcome) => planPath(outcome, 'created'),
  });
}

export async function edit(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: editPlanSchema,
    verb: editPlan,
    done: (outcome) => planPath(outcome, 'saved'),
  });
}

export async function addSheets(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: addSheetsSchema,
    verb: addPlanSheets,
    done: (outcome) => planPath(outcome, 'saved'),
  });
}

export async function changeSheet(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: planSheetSchema,
    verb: changePlanSheet,
    done: (outcome) => planPath(outcome, 'saved'),
  });
}

export async function schedule(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: scheduleSchema,
    verb: schedulePlan,
    done: (outcome) => planPath(outcome, 'scheduled'),
  });
}

export async function unschedule(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: planSchema,
    verb: unschedulePlan,
    done: (outcome) => planPath(outcome, 'unscheduled'),
  });
}

export async function cancel(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: planSchema,
    verb: cancelPlan,
    done: () => '/review/plans?done=cancelled',
  });
}

export async function publish(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: planSchema,
    verb: publishPlan,
    done: ({ release }) => `/review/releases/${release}?done=published`,
  });
}

export async function withdraw(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: withdrawSchema,
    verb: withdrawRelease,
    done: ({ release }) => `/review/releases/${release}?done=withdrawn`,
  });
}

export async function revise(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: startRevisionSchema,
    verb: startRevision,
    done: (outcome) => planPath(outcome, 'created'),
  });
}
