import { describe, expect, it } from 'vitest';
import {
  cleanRequestHeaders,
  contentSecurityPolicy,
  preferredLocale,
  securityHeaders,
  visitorAddress,
} from './headers';

const locales = ['zh', 'en'] as const;

describe('preferredLocale', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en;q=0.4,zh;q=0.5', 'zh'],
    ['de,en;q=0.5', 'en'],
    ['de', 'zh'],
    ['en;q=0', 'zh'],
    ['*;q=0.1, EN-us', 'en'],
    [',;;q=,en', 'en'],
  ])('takes %j for %s', (header, expected) => {
    expect(preferredLocale(header, locales)).toBe(expected);
  });
});

describe('contentSecurityPolicy', () => {
  it('allows no inline script, style or foreign host', () => {
    const policy = contentSecurityPolicy('abc');
    expect(policy).toContain("script-src 'nonce-abc' 'strict-dynamic'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });
});

describe('securityHeaders', () => {
  it.each([
    ['https://weici.example.gov.cn', true],
    ['http://weici.local', false],
    [undefined, false],
  ])('asks for TLS for %s: %s', (publicUrl, asked) => {
    expect('Strict-Transport-Security' in securityHeaders('n', { publicUrl })).toBe(asked);
  });
});

describe('cleanRequestHeaders', () => {
  it('believes no inner header from outside and puts the policy in', () => {
    const headers: Record<string, string> = {
      host: 'weici.test',
      cookie: 'a=b',
      'x-weici-audience': 'staff',
      'x-weici-address': '1.2.3.4',
      'x-middleware-subrequest': 'middleware',
      'x-forwarded-host': 'evil.test',
      'x-invoke-path': '/x',
      'content-security-policy': "script-src 'nonce-mine'",
      'content-security-policy-report-only': "script-src 'nonce-mine'",
    };
    cleanRequestHeaders(headers, 'ours', undefined, '10.0.0.1');
    expect(headers).toEqual({
      host: 'weici.test',
      cookie: 'a=b',
      'content-security-policy': 'ours',
      'user-agent': 'unnamed',
      'x-weici-address': '10.0.0.1',
    });
  });

  it('tells where the installation is reached', () => {
    const headers: Record<string, string> = { 'x-forwarded-host': 'evil.test' };
    cleanRequestHeaders(headers, 'ours', 'https://weici.example.gov.cn');
    expect(headers).toMatchObject({
      'x-forwarded-host': 'weici.example.gov.cn',
      'x-forwarded-proto': 'https',
      host: 'localhost',
    });
  });
});

describe('visitorAddress', () => {
  const proxies = ['10.0.0.1', '10.0.0.2'];
  it.each([
    ['the socket’s, where nobody is trusted', '203.0.113.5', '1.2.3.4', [], '203.0.113.5'],
    ['the socket’s, of somebody not trusted', '203.0.113.5', '1.2.3.4', proxies, '203.0.113.5'],
    ['the hop before a proxy', '10.0.0.1', '198.51.100.7', proxies, '198.51.100.7'],
    [
      'the last hop, whatever a visitor puts before it',
      '10.0.0.1',
      '1.2.3.4, 198.51.100.7',
      proxies,
      '198.51.100.7',
    ],
    ['the hop before both proxies', '10.0.0.2', '1.2.3.4, 198.51.100.7, 10.0.0.1', proxies, '198.51.100.7'],
    ['of several headers the last', '10.0.0.1', ['1.2.3.4', '198.51.100.7'], proxies, '198.51.100.7'],
    ['the proxy’s own, of whom it says nothing', '10.0.0.1', undefined, proxies, '10.0.0.1'],
    ['IPv4 in IPv6’s clothes', '::ffff:10.0.0.1', '::ffff:198.51.100.7', proxies, '198.51.100.7'],
    ['IPv6', '2001:db8::5', '1.2.3.4', proxies, '2001:db8::5'],
    ['nothing, of a socket that is gone', undefined, '1.2.3.4', proxies, ''],
  ] as const)('is %s', (_what, socket, forwarded, trusted, expected) => {
    expect(visitorAddress(socket, forwarded as string | string[] | undefined, trusted)).toBe(expected);
  });
});
