import { cookies } from 'next/headers';
import { seal, unseal } from '@/lib/auth/secret';
import { readEnv } from '@/lib/env';

/**
 * Recovery codes on their way from the form that made them to the page that shows them: the table has their hashes alone,
 * and an answer to a form cannot show them where reloading would send it again. Sealed for their person, for ten minutes.
 */
const name = 'weici_recovery_codes';
const seconds = 10 * 60;

const what = (personId: number) => `recovery codes:${personId}`;

export async function sendRecoveryCodes(personId: number, codes: string[]): Promise<void> {
  const sealed = seal(codes.join(' '), what(personId)).toString('base64url');
  const secure = readEnv().PUBLIC_URL?.startsWith('https://') ?? false;
  (await cookies()).set(name, sealed, {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure,
    maxAge: seconds,
  });
}

/** Null: none were made just now. */
export async function sentRecoveryCodes(personId: number): Promise<string[] | null> {
  const sealed = (await cookies()).get(name)?.value;
  const text = sealed ? unseal(Buffer.from(sealed, 'base64url'), what(personId)) : null;
  return text?.split(' ') ?? null;
}

export async function forgetRecoveryCodes(): Promise<void> {
  (await cookies()).delete(name);
}
