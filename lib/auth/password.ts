import { randomInt } from 'node:crypto';
import { hash, type Options, verify } from '@node-rs/argon2';

/** Argon2id (the library's default) as OWASP's Password Storage Cheat Sheet gives it: 19 MiB, two passes, one lane. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of nobody's password: a user name that is unknown takes as long as one that is. */
let nobodys: Promise<string> | undefined;

/** Hashes a password for the table, in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return hash(plain(password), cost);
}

/** Whether a password is the one of the hash. Without a hash the work is the same, and the answer no. */
export async function isPassword(password: string, known: string | null): Promise<boolean> {
  nobodys ??= hashPassword(oneTimePassword());
  const right = await verify(known ?? (await nobodys), plain(password));
  return right && known !== null;
}

/** One keyboard composes accents that another sends apart (NIST SP 800-63B 3.1.1.2). */
const plain = (password: string) => password.normalize('NFKC');

/** In characters, not bytes. A phrase is welcome; what is longer than the most is no password. */
export const passwordLength = { least: 10, most: 128 } as const;

/** What is tried first everywhere, longer ones of the lists that go round, and this product's own words. */
const common = new Set(
  `1234567890 12345678910 123456789a a123456789 0123456789 9876543210 0987654321 1q2w3e4r5t 1qaz2wsx3edc qwertyuiop
  qwerty12345 qwerty123456 password12 password123 password1234 passw0rd123 p@ssw0rd123 administrator admin12345
  admin123456 admin@12345 admin@123456 changeme123 letmein1234 welcome123 welcome1234 iloveyou123 woaini1314
  woaini520520 woaini1314520 5201314520 1314520520 abcd123456 abc1234567 abcdefghij aa12345678 a1b2c3d4e5 zxcvbnm123
  asdfghjkl123 1234567890a 11223344556 1122334455 123123123123 1231231234 112233445566 weici12345 weici123456
  tongji12345 tongji123456 tongjiju123 statistics statistics1`.split(/\s+/),
);

/**
 * Whether a password is weak, after NIST SP 800-63B: too short, too long, the user name with a little around it, one
 * character or a run of them over and over, or one that is tried first everywhere. No rules of what to mix.
 */
export function isWeakPassword(password: string, userName: string): boolean {
  const text = plain(password).toLowerCase();
  const length = [...text].length;
  if (length < passwordLength.least || length > passwordLength.most) return true;
  if (common.has(text) || /^(.{1,4}?)\1+$/su.test(text)) return true;
  // the name itself, or with less than a password's worth around it
  return text.includes(userName) && length - userName.length < 6;
}

// no letters and digits that are read for one another
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to be read from paper and typed once: 16 of 31 characters, 79 bits, in groups of four. */
export function oneTimePassword(): string {
  const four = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: 4 }, four).join('-');
}
