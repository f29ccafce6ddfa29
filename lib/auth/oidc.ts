import 'server-only';
import * as client from 'openid-client';
import { readEnv } from '@/lib/env';

/** What a browser carries to the provider and back; it never reads it (lib/auth/oidc-flow.ts). */
export interface Flow {
  state: string;
  nonce: string;
  /** Of PKCE. */
  verifier: string;
  /** Where to go on afterwards: an address of ours with its language. */
  to: string;
}

/** What the sign-in page says of the provider; null: people sign in by password alone. */
export function provider(): { label: string | null } | null {
  const { OIDC_ISSUER, OIDC_LABEL } = readEnv();
  return OIDC_ISSUER ? { label: OIDC_LABEL ?? null } : null;
}

/** A person's name at the provider as the table keeps it: with the issuer, since another's subjects are other people. Null: none. */
export function providerSubject(subject: string | undefined): string | null {
  const { OIDC_ISSUER } = readEnv();
  return OIDC_ISSUER && subject ? `${OIDC_ISSUER} ${subject}` : null;
}

/** The subject alone, for its form; of another issuer the whole. */
export function subjectInForm(kept: string | null): string {
  const { OIDC_ISSUER } = readEnv();
  return kept?.startsWith(`${OIDC_ISSUER} `) ? kept.slice(`${OIDC_ISSUER} `.length) : (kept ?? '');
}

/** The address that the provider sends people back to: registered there, for each language. */
export function redirectUri(locale: string): string {
  return `${readEnv().PUBLIC_URL}/${locale}/sign-in/provider/callback`;
}

/** The provider's address to send a browser to, and what must come back with it. */
export async function beginFlow(locale: string, to: string): Promise<{ url: string; flow: Flow }> {
  const config = await configuration();
  const flow = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    to,
  };
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri(locale),
    scope: 'openid',
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, flow };
}

/**
 * Who came back, as the table keeps subjects. Throws whatever is not right: another state, nonce, issuer or audience, a
 * signature that does not hold, a code that was used before, a refusal of the provider.
 */
export async function finishFlow(locale: string, search: string, flow: Flow): Promise<string> {
  const config = await configuration();
  const tokens = await client.authorizationCodeGrant(config, new URL(redirectUri(locale) + search), {
    expectedState: flow.state,
    expectedNonce: flow.nonce,
    pkceCodeVerifier: flow.verifier,
    idTokenExpected: true,
  });
  const subject = providerSubject(tokens.claims()?.sub);
  if (!subject) throw new Error('the provider named nobody');
  return subject;
}

const TIMEOUT_SECONDS = 5;
const KEPT_MS = 60 * 60 * 1000;
const FAILED_MS = 5000;

let known: { of: string; config: Promise<client.Configuration>; until: number } | null = null;

/** What the provider says of itself, asked once an hour; after a failure once in five seconds, however many wait for it. */
function configuration(): Promise<client.Configuration> {
  const { OIDC_ISSUER = '', OIDC_CLIENT_ID = '', OIDC_CLIENT_SECRET = '' } = readEnv();
  const of = JSON.stringify([OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET]);
  if (known?.of === of && known.until > Date.now()) return known.config;
  const issuer = new URL(OIDC_ISSUER);
  const config = client.discovery(issuer, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, undefined, {
    timeout: TIMEOUT_SECONDS,
    // of a provider on this machine alone: lib/env.ts takes no other http address
    execute: issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [],
  });
  const asked = { of, config, until: Date.now() + KEPT_MS };
  known = asked;
  config.catch(() => {
    asked.until = Date.now() + FAILED_MS;
  });
  return config;
}
