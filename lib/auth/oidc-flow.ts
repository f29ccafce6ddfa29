import 'server-only';
import * as z from 'zod';
import type { Flow } from './oidc';
import { seal, unseal } from './secret';

/** How long the provider's own sign-in may take, in seconds. */
export const flowSeconds = 600;

const purpose = 'identity provider flow';

const flowSchema = z.object({
  state: z.string().min(1),
  nonce: z.string().min(1),
  verifier: z.string().min(1),
  to: z.string(),
  until: z.number(),
});

/** The cookie's name: behind TLS the prefix binds it to this host, this path and TLS. */
export function flowCookieName(publicUrl: string | undefined): string {
  return publicUrl?.startsWith('https://') ? '__Host-weici_provider' : 'weici_provider';
}

/** A flow as the browser carries it: it can neither read nor change it. */
export function sealFlow(flow: Flow, now = Date.now()): string {
  return seal(JSON.stringify({ ...flow, until: now + flowSeconds * 1000 }), purpose).toString('base64url');
}

/** The flow of a cookie; null: there is none, it was changed, or it took too long. */
export function openFlow(cookie: string | undefined, now = Date.now()): Flow | null {
  const text = cookie ? unseal(Buffer.from(cookie, 'base64url'), purpose) : null;
  if (text === null) return null;
  const { until, ...flow } = flowSchema.parse(JSON.parse(text));
  return until > now ? flow : null;
}
