import { notFound, redirect } from 'next/navigation';
import type * as z from 'zod';
import { requestAddress, sessionOnce, signInHref } from '@/app/[locale]/_page/viewer';
import { type FormNotice, type FormState, untouched } from '@/components/ui/form/form-state';
import type { Actor } from '@/lib/auth/person';
import type { Locale } from '@/lib/domain/text';
import type { FieldRefusal, Outcome, RefusalParams } from '@/lib/errors';
import { hrefOf } from '@/lib/i18n/links';
import { isLocale } from '@/lib/i18n/locales';
import { translatorFor } from '@/lib/i18n/translator';

interface FormAction<Schema extends z.ZodType, Done extends object> {
  locale: Locale;
  form: FormData;
  schema: Schema;
  /** One service verb. */
  verb: (actor: Actor, input: z.output<Schema>) => Promise<Outcome<Done>>;
  /**
   * Path (without language) that a done form leads to: a page shows what was done, and reloading it repeats nothing. A
   * notice where what was done is shown this once: a one-time password.
   */
  done: (outcome: { ok: true } & Done, input: z.output<Schema>) => string | FormNotice;
}

/** Values of password fields and files are not sent back. */
const secret = /password|code|secret|token/i;

/**
 * What every form of someone signed in does: who asks, parse, one verb, then on to another page, or back with the
 * refusal in words, what was typed kept. A schema's custom issue may carry a refusal code as its message.
 */
export async function runForm<Schema extends z.ZodType, Done extends object>({
  locale,
  form,
  schema,
  verb,
  done,
}: FormAction<Schema, Done>): Promise<FormState> {
  expectForm(locale, form);
  const session = await sessionOnce();
  if (!session || session.step) redirect(signInHref(locale, session?.step ?? null, hrefOf(locale, '')));
  const actor = { person: session.person, address: await requestAddress() };
  return runVerb({ locale, form, schema, done, verb: (input) => verb(actor, input) });
}

/** The same for forms of someone not signed in yet. */
export async function runVerb<Schema extends z.ZodType, Done extends object>({
  locale,
  form,
  schema,
  verb,
  done,
}: Omit<FormAction<Schema, Done>, 'verb'> & {
  verb: (input: z.output<Schema>) => Promise<Outcome<Done>>;
}): Promise<FormState> {
  expectForm(locale, form);
  const values = valuesOf(form);
  const parsed = schema.safeParse(entriesOf(form));
  if (!parsed.success) return refusedState(locale, values, 'invalid', undefined, fieldRefusals(parsed.error));
  const outcome = await verb(parsed.data);
  if (!outcome.ok)
    return refusedState(locale, values, outcome.code, outcome.params, outcome.fieldErrors ?? {});
  const next = done(outcome, parsed.data);
  if (typeof next !== 'string') return { ...untouched, notice: next };
  redirect(`/${locale}${next}`);
}

/** An action's arguments come over the network: what is no language, or no form, no page of ours sent. */
export function expectForm(locale: string, form: unknown): void {
  if (!isLocale(locale) || !(form instanceof FormData)) notFound();
}

/** A field given several times is a list. */
function entriesOf(form: FormData): Record<string, unknown> {
  const entries: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue;
    const all = form.getAll(name);
    entries[name] = all.length > 1 ? all : all[0];
  }
  return entries;
}

function valuesOf(form: FormData): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const [name, value] of form.entries()) {
    if (typeof value !== 'string' || name.startsWith('$ACTION') || secret.test(name)) continue;
    values[name] = [...(values[name] ?? []), value];
  }
  return values;
}

function fieldRefusals(error: z.ZodError): Record<string, FieldRefusal> {
  const found: Record<string, FieldRefusal> = {};
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? '');
    found[name] ??= refusalOf(issue);
  }
  return found;
}

function refusalOf(issue: z.core.$ZodIssue): FieldRefusal {
  if (issue.code === 'too_big') return { code: 'too_long', params: { most: Number(issue.maximum) } };
  const isEmpty = issue.code === 'too_small' || (issue.code === 'invalid_type' && issue.input === undefined);
  if (isEmpty) return { code: 'required' };
  if (issue.code === 'custom' && issue.params?.refusal) return issue.params.refusal as FieldRefusal;
  return { code: 'malformed' };
}

function refusedState(
  locale: Locale,
  values: Record<string, string[]>,
  code: FieldRefusal['code'],
  params: RefusalParams | undefined,
  fieldErrors: Record<string, FieldRefusal>,
): FormState {
  const t = translatorFor(locale);
  // which arguments a sentence takes depends on its code: both come from one place, and a missing one throws
  const say = (refusal: { code: FieldRefusal['code']; params?: RefusalParams | undefined }) =>
    (t as (key: string, params: RefusalParams) => string)(`refusal.${refusal.code}`, refusal.params ?? {});
  return {
    summary: say({ code, params }),
    fields: Object.fromEntries(Object.entries(fieldErrors).map(([name, each]) => [name, say(each)])),
    values,
  };
}
