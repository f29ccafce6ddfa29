import * as z from 'zod';

/** A form sends one of several boxes as a text, more as a list, none not at all. */
const listOf = <Item extends z.ZodType>(item: Item, least: number, most: number) =>
  z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(item).min(least).max(most),
  );

export const roleSchema = z.enum(['leader', 'staff', 'reviewer', 'system', 'security', 'audit']);

const userName = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(64)
  .regex(/^[a-z0-9][a-z0-9._-]+$/);

const person = {
  displayName: z.string().trim().min(1).max(100),
  roles: listOf(roleSchema, 1, 6),
  departments: listOf(z.coerce.number().int().positive().max(2_147_483_647), 0, 1000),
  regions: listOf(z.string().regex(/^[0-9A-Za-z._-]{1,32}$/), 0, 1000),
  /** Who the identity provider says it is; empty: signs in by password; absent: the form did not ask. */
  subject: z.string().trim().max(255).optional(),
};

export const newPersonSchema = z.object({ userName, ...person });
export type NewPersonInput = z.output<typeof newPersonSchema>;

/** Whom a form is about, and which state of theirs it showed. */
export const somePersonSchema = z.object({
  userName,
  lockVersion: z.coerce.number().int().positive().max(2_147_483_647),
});
export type SomePerson = z.output<typeof somePersonSchema>;

export const changedPersonSchema = somePersonSchema.extend(person);
export type ChangedPersonInput = z.output<typeof changedPersonSchema>;

const within = (least: number, most: number) =>
  z.coerce
    .number()
    .int()
    .refine((value) => value >= least && value <= most);

export const securitySchema = z.object({
  totp: z.enum(['on', 'off']).transform((value) => value === 'on'),
  idleMinutes: within(5, 480),
  absoluteHours: within(1, 24),
});
export type SecurityInput = z.output<typeof securitySchema>;

/** The query of the list of people: words in a name, a role, a page of the list. */
export const peopleQuerySchema = z.object({
  q: z.string().trim().max(100).default(''),
  role: z.union([roleSchema, z.literal('').transform(() => undefined)]).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type PeopleQuery = z.output<typeof peopleQuerySchema>;

/** A user name as it stands in an address. */
export const userNameSchema = userName;
