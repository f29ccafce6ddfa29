import { describe, expect, it } from 'vitest';
import { cleanRequestHeaders, contentSecurityPolicy, preferredLocale, securityHeaders } from './headers';

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
      'x-middleware-subrequest': 'middleware',
      'x-forwarded-host': 'evil.test',
      'x-invoke-path': '/x',
      'content-security-policy': "script-src 'nonce-mine'",
      'content-security-policy-report-only': "script-src 'nonce-mine'",
    };
    cleanRequestHeaders(headers, 'ours');
    expect(headers).toEqual({ host: 'weici.test', cookie: 'a=b', 'content-security-policy': 'ours' });
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
