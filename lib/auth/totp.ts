import { Secret, TOTP } from 'otpauth';
import { seal, unseal } from './secret';

/** What authenticators know without being told: SHA-1, six digits, thirty seconds (RFC 6238). */
const shape = { algorithm: 'SHA1', digits: 6, period: 30 };

/** A step before and after is taken too: clocks differ, and typing takes time. */
const window = 1;

/** A new second factor: 160 random bits in base 32, as an authenticator takes them (RFC 4226 4, R6). */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the QR code says: an authenticator shows the installation and the user name by it. */
export function totpUri(secret: string, userName: string, issuer: string): string {
  return new TOTP({ ...shape, secret, issuer, label: userName }).toString();
}

/** The step (30 s since 1970) that a code belongs to, or null: it is no code of now. Whether it was used is the table's to say. */
export function stepOfCode(secret: string, code: string, now = Date.now()): number | null {
  const totp = new TOTP({ ...shape, secret });
  const delta = totp.validate({ token: code, window, timestamp: now });
  return delta === null ? null : totp.counter({ timestamp: now }) + delta;
}

/** Six digits as people type them: with spaces, or full-width. Null: not a code. */
export function plainCode(typed: string): string | null {
  const code = typed.normalize('NFKC').replace(/\s/g, '');
  return /^\d{6}$/.test(code) ? code : null;
}

export function sealTotpSecret(secret: string, personId: number): Buffer {
  return seal(secret, `totp:${personId}`);
}

export function openTotpSecret(sealed: Uint8Array, personId: number): string | null {
  return unseal(sealed, `totp:${personId}`);
}

/** A proposal opens for its session alone: who else has the password must not read what is about to be in force. */
export function sealTotpProposal(secret: string, sessionId: number): Buffer {
  return seal(secret, `totp proposal:${sessionId}`);
}

export function openTotpProposal(sealed: Uint8Array, sessionId: number): string | null {
  return unseal(sealed, `totp proposal:${sessionId}`);
}
