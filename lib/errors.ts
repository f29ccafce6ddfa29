/**
 * What a form or a service may be refused for: the small closed set of codes. Each has its sentence in both languages
 * under `refusal.<code>`. Expected refusals are returned; surprises are thrown.
 */
export const refusalCodes = [
  // who asks
  'signed_out',
  'forbidden',
  'wrong_credentials',
  'wrong_code',
  'locked_out',
  'weak_password',
  'same_password',
  'passwords_differ',
  'password_expired',
  // what is asked
  'invalid',
  'not_found',
  'conflict',
  'locked',
  'not_open',
  'already_done',
  'too_large',
  'unsupported_file',
  // figures
  'needs_explanation',
  'needs_confirmation',
  'needs_reason',
  'four_eyes',
  'nothing_to_do',
  'supplied_elsewhere',
  'has_refused_cells',
  // releases
  'not_approved',
  'no_figures',
  'base_changed',
  'revises_published',
  'in_the_past',
  'not_due',
  'in_another_plan',
  // people
  'name_taken',
  'one_administration',
  'administrator_figures',
  'last_administrator',
  'own_account',
  'subject_taken',
  // the catalogue
  'key_taken',
  'overlaps',
  'wrong_order',
  'parent_level',
  'one_level',
  'growth_not_ranked',
  'no_such_period',
  'busy',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** Arguments of a code's sentence. */
export type RefusalParams = Record<string, string | number>;

export interface FieldRefusal {
  code: RefusalCode | 'required' | 'too_long' | 'malformed';
  params?: RefusalParams;
}

/** Nothing was changed. */
export interface Refusal {
  ok: false;
  code: RefusalCode;
  params?: RefusalParams;
  /** By the name of the form's field. */
  fieldErrors?: Record<string, FieldRefusal>;
}

/** What a verb answers: what it did, or why it did nothing. */
export type Outcome<Done extends object = object> = ({ ok: true } & Done) | Refusal;

export function refused(code: RefusalCode, params?: RefusalParams): Refusal {
  return params ? { ok: false, code, params } : { ok: false, code };
}

/** A form whose one field needs correcting. */
export function refusedField(name: string, code: FieldRefusal['code'], params?: RefusalParams): Refusal {
  return { ok: false, code: 'invalid', fieldErrors: { [name]: params ? { code, params } : { code } } };
}
