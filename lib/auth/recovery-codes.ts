import { createHash, randomInt } from 'node:crypto';

// no letters and digits that are read for one another
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const count = 10;

/** Ten codes that stand in for a lost second factor, each once: 10 of 31 characters, 49 bits, behind five tries in a quarter of an hour. */
export function newRecoveryCodes(): string[] {
  const five = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: count }, () => `${five()}-${five()}`);
}

/** A code as people type it: capitals, spaces, without the dash. Null: not a recovery code. */
export function plainRecoveryCode(typed: string): string | null {
  const code = typed.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '');
  return /^[a-z2-9]{10}$/.test(code) ? code : null;
}

/** What the table keeps. A fast hash will do: a code is random, and its person's own salt keeps two people's apart. */
export function recoveryCodeHash(code: string, personId: number): Buffer {
  return createHash('sha256')
    .update(`${personId}:${plainRecoveryCode(code) ?? ''}`)
    .digest();
}
