import * as z from 'zod';

/** Where a form leads when it is done: a page of this installation, and no other host. */
const ownPath = /^\/(?:zh|en)(?=[/?]|$)(?!.*(?:\/\/|\\))[\x21-\x7e]*$/;

/** The `to` of an address or a form, without its language: the page is shown in the one that is read now. Anything else leads to the summary. */
export const toSchema = z
  .string()
  .max(2000)
  .regex(ownPath)
  .catch('')
  .transform((to) => to.replace(/^\/(?:zh|en)/, ''));

const shortText = z.string().min(1).max(200);
/** No password is longer (lib/auth/password.ts): hashing must not be given a book. */
const passwordText = z.string().min(1).max(1000);

export const signInSchema = z.object({ userName: shortText, password: passwordText, to: toSchema });

export const codeSchema = z.object({ code: shortText, to: toSchema });

export const passwordSchema = z
  .object({
    currentPassword: z.string().max(1000).default(''),
    newPassword: passwordText,
    newPasswordAgain: passwordText,
    to: toSchema,
  })
  .refine(({ newPassword, newPasswordAgain }) => newPassword === newPasswordAgain, {
    path: ['newPasswordAgain'],
    params: { refusal: { code: 'passwords_differ' } },
  });

export const endSessionSchema = z.object({ session: z.coerce.number().int().positive() });

export const emptySchema = z.object({});
export const toOnlySchema = z.object({ to: toSchema });
