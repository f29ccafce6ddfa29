import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { EnvError, readEnv } from '@/lib/env';

const IV = 12;
const TAG = 16;

/**
 * Encrypts a text under the installation's secret (AES-256-GCM). `what` says what it is and whose: it opens under the
 * same words alone, so that one person's cannot be put in another's place.
 */
export function seal(text: string, what: string): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key(), iv).setAAD(Buffer.from(what));
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** The text, or null: it was changed, is something else's, or the installation's secret is another now. */
export function unseal(sealed: Uint8Array, what: string): string | null {
  const bytes = Buffer.from(sealed);
  if (bytes.length < IV + TAG) return null;
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, IV), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(what)).setAuthTag(bytes.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV, -TAG)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function key(): Buffer {
  const { WEICI_SECRET } = readEnv();
  if (!WEICI_SECRET) throw new EnvError('WEICI_SECRET: is not set; npm start sets it');
  return Buffer.from(hkdfSync('sha256', WEICI_SECRET, '', 'weici seal', 32));
}

/** Words of examples and of habit: what contains one was not drawn at random. */
const known =
  /change.?me|default|example|password|secret|weici|insecure|placeholder|0123456789|abcdefgh|qwerty/i;

/** Why a secret must not guard a running installation; null: it may. Shorter than 32 characters none is (lib/env.ts). */
export function problemOfSecret(secret: string | undefined): string | null {
  if (!secret) return 'WEICI_SECRET: is not set; npm start makes one for the embedded database';
  if (known.test(secret)) return 'WEICI_SECRET: is a known one; draw one, such as with openssl rand -hex 32';
  if (new Set(secret).size < 10)
    return 'WEICI_SECRET: is not random; draw one, such as with openssl rand -hex 32';
  return null;
}
