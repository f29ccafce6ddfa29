import type { IncomingMessage, Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createFront, drain, type FrontOptions } from './front';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(
  options: Partial<FrontOptions> = {},
): Promise<{ server: Server; port: number; url: string; asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const server = createFront({
    handle: async (request, response) => {
      asked.push(request);
      response.end('page');
    },
    locales: ['zh', 'en'],
    onError: () => {},
    ...options,
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, port, url: `http://127.0.0.1:${port}`, asked };
}

/** Sends bytes as they are and answers everything that comes back. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    socket.setTimeout(5000, () => socket.destroy());
  });
}

describe('createFront', () => {
  it.each([
    ['TRACE /zh HTTP/1.1\r\nHost: x', 405],
    ['JUNK /zh HTTP/1.1\r\nHost: x', 405],
    ['GET http://evil.test/zh HTTP/1.1\r\nHost: x', 400],
    ['GET //evil.test/ HTTP/1.1\r\nHost: x', 400],
    ['GET /zh/%zz HTTP/1.1\r\nHost: x', 400],
    ['GET /zh HTTP/1.1', 400],
    ['GET /zh HTTP/1.1\r\nHost: a b', 400],
    ['POST /zh HTTP/1.1\r\nHost: x\r\nOrigin: null\r\nContent-Length: 0', 403],
    ['GET /zh HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade', 400],
    ['GET /zh nonsense', 400],
  ])('answers %j by %i without asking the pages', async (request, status) => {
    const { port, asked } = await serve();
    expect(await raw(port, `${request}\r\n\r\n`)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(asked).toHaveLength(0);
  });

  it('answers 431 to a header of 20 kB', async () => {
    const { port } = await serve();
    const answer = await raw(port, `GET /zh HTTP/1.1\r\nHost: x\r\nX-Big: ${'a'.repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 431 /);
  });

  it('refuses a router state that the pages would not accept', async () => {
    const { url, asked } = await serve({ acceptsRouterState: (header) => header === 'good' });
    const status = async (state: string) =>
      (await fetch(`${url}/zh`, { headers: { 'next-router-state-tree': state } })).status;
    expect([await status('good'), await status('junk')]).toEqual([200, 400]);
    expect(asked).toHaveLength(1);
  });

  it('gives each answer a nonce of its own, the same that the pages are told', async () => {
    const { url, asked } = await serve();
    const policies = [await fetch(`${url}/zh`), await fetch(`${url}/zh`)].map((answer) =>
      answer.headers.get('content-security-policy'),
    );
    expect(policies[0]).toMatch(/'nonce-[\w-]{22}'/);
    expect(policies[0]).not.toBe(policies[1]);
    expect(asked.map(({ headers }) => headers['content-security-policy'])).toEqual(policies);
  });

  it('carries the security headers and keeps pages out of caches', async () => {
    const { url } = await serve();
    const { headers } = await fetch(`${url}/zh`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it.each([
    ['/', 'en-GB', '/en'],
    ['/?period=2023-12', 'fr', '/zh?period=2023-12'],
  ])('redirects %s for %s to %s', async (path, language, location) => {
    const { url } = await serve();
    const answer = await fetch(url + path, { redirect: 'manual', headers: { 'accept-language': language } });
    expect(answer.status).toBe(307);
    expect(answer.headers.get('location')).toBe(location);
    expect(answer.headers.get('vary')).toBe('Accept-Language');
  });

  it('answers 500 without details when a page throws, and tells the log', async () => {
    const errors: unknown[] = [];
    const { url } = await serve({
      handle: () => Promise.reject(new Error('postgresql://a:hidden@b/c')),
      onError: (error) => errors.push(error),
    });
    const answer = await fetch(`${url}/zh`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('hidden');
    expect(errors).toHaveLength(1);
  });
});

describe('drain', () => {
  it('finishes the request under way, closes its connection, and takes no other', async () => {
    const { server, port, url } = await serve({
      handle: async (_request, response) => {
        await sleep(300);
        response.end('whole');
      },
    });
    const slow = fetch(`${url}/zh`).then((answer) => answer.text());
    await sleep(100);
    const begun = performance.now();
    const drained = drain(server);
    expect(await slow).toBe('whole');
    await drained;
    expect(performance.now() - begun).toBeLessThan(2000);
    await expect(raw(port, 'GET /zh HTTP/1.1\r\nHost: x\r\n\r\n')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('cuts what does not finish in time', async () => {
    const { server, url } = await serve({ handle: async () => {} });
    const hanging = fetch(`${url}/zh`);
    hanging.catch(() => {});
    await sleep(100);
    await drain(server, 200);
    await expect(hanging).rejects.toThrow();
  });
});

describe('the visitor’s address', () => {
  const forged = {
    'x-forwarded-for': '1.2.3.4',
    'x-real-ip': '1.2.3.4',
    forwarded: 'for=1.2.3.4',
    'x-weici-address': '1.2.3.4',
  };

  it('is the socket’s, whatever a visitor writes', async () => {
    const { url, asked } = await serve();
    await fetch(`${url}/zh`, { headers: forged });
    expect(asked[0]?.headers['x-weici-address']).toBe('127.0.0.1');
    expect(JSON.stringify(asked[0]?.headers)).not.toContain('1.2.3.4');
  });

  it('is what a trusted proxy saw', async () => {
    const { url, asked } = await serve({ trustedProxies: ['127.0.0.1'] });
    await fetch(`${url}/zh`, { headers: { ...forged, 'x-forwarded-for': '1.2.3.4, 198.51.100.7' } });
    expect(asked[0]?.headers['x-weici-address']).toBe('198.51.100.7');
  });
});
