import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** A real OpenID Connect provider on this machine, at which someone is signed in without being asked. */
export interface IdentityProvider {
  issuer: string;
  /** Who is signed in there. */
  account: string;
  /** Goes through the provider as a browser does, until it sends one away: answers that address. */
  walk(url: string): Promise<string>;
  close(): Promise<void>;
}

export async function openIdentityProvider(client: {
  id: string;
  secret: string;
  redirectUris: string[];
}): Promise<IdentityProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const made: IdentityProvider = {
    issuer,
    account: '',
    walk: (url) => walk(issuer, url),
    close: () => close(server),
  };
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: client.redirectUris }],
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    ttl: { Session: 600, Grant: 600, Interaction: 600, AuthorizationCode: 60, AccessToken: 60, IdToken: 60 },
    cookies: { keys: ['only of tests'] },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    // consent was given once and for all
    async loadExistingGrant(ctx) {
      const { session, client: asking } = ctx.oidc;
      const grant = new provider.Grant({
        accountId: session?.accountId ?? '',
        clientId: asking?.clientId ?? '',
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return callback(request, response);
    provider
      .interactionFinished(request, response, { login: { accountId: made.account } })
      .catch(() => response.writeHead(500).end());
  });
  return made;
}

async function walk(issuer: string, url: string): Promise<string> {
  const cookies = new Map<string, string>();
  let at = url;
  for (let step = 0; step < 10; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (!location) throw new Error(`the provider answered ${response.status}: ${await response.text()}`);
    at = new URL(location, at).href;
    if (!at.startsWith(issuer)) return at;
  }
  throw new Error('the provider leads round in circles');
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
