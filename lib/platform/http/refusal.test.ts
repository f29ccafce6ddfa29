import { describe, expect, it } from 'vitest';
import { refusalOf } from './refusal';

const get = (url: string, headers = {}) =>
  refusalOf({ method: 'GET', url, headers: { host: 'weici.test', ...headers } });
const post = (headers = {}, publicOrigin?: string) =>
  refusalOf({ method: 'POST', url: '/zh', headers: { host: 'weici.test:3000', ...headers } }, publicOrigin);

describe('refusalOf', () => {
  it.each(['TRACE', 'PUT', 'DELETE', 'PATCH', 'CONNECT', 'PROPFIND', 'get', ''])(
    'refuses the method %s',
    (method) => {
      expect(refusalOf({ method, url: '/zh', headers: {} })?.status).toBe(405);
    },
  );

  it.each([
    'http://evil.test/zh',
    '//evil.test/zh',
    '/\\evil.test',
    '/%5cevil.test',
    '/zh//x',
    '*',
    '',
    'zh',
    '/zh/%zz',
    '/zh/%e0%a4',
    '/zh/%00',
    '/zh/%0d%0aset-cookie:x',
    '/zh?a=%00',
    '/zh?a=%',
    '/zh#x',
  ])('refuses the address %s', (url) => {
    expect(get(url)?.status).toBe(400);
  });

  it.each([
    '/zh',
    '/',
    '/zh?period=2023-12',
    '/en/regions/231000',
    '/zh/%E6%8E%92%E5%90%8D',
    '/zh?q=a+b%26c',
    '/a?next=//x',
  ])('lets the address %s pass', (url) => {
    expect(get(url)).toBeNull();
  });

  it('refuses an address of 9,000 characters', () => {
    expect(get(`/zh?a=${'a'.repeat(9000)}`)?.status).toBe(414);
  });

  it.each(['a b', 'a/b', 'a@b', '[x', 'a:b', 'a:123456', 'a:99999', ''])('refuses the host "%s"', (host) => {
    expect(get('/zh', { host })?.status).toBe(400);
  });

  it.each(['localhost:3000', '[::1]:3000', '10.0.0.1', 'weici.example.gov.cn'])(
    'lets the host %s pass',
    (host) => {
      expect(get('/zh', { host })).toBeNull();
    },
  );

  it.each([
    [{ origin: 'null' }, 403],
    [{ origin: 'http://evil.test' }, 403],
    [{ origin: 'http://weici.test' }, 403],
    [{ origin: 'http://weici.test:3000' }, undefined],
    [{ origin: 'nonsense' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, undefined],
    [{}, undefined],
    [{ 'content-type': 'multipart/form-data' }, 400],
    [{ 'content-type': 'multipart/form-data; boundary=' }, 400],
    [{ 'content-type': `multipart/form-data; boundary=${'x'.repeat(71)}` }, 400],
    [{ 'content-type': 'multipart/form-data; boundary=----x' }, undefined],
    [{ 'content-length': '5000000' }, 413],
  ])('answers a post with %j by %s', (headers, status) => {
    expect(post(headers)?.status).toBe(status);
  });

  it('knows the address of the installation behind a proxy', () => {
    expect(post({ origin: 'https://weici.example.gov.cn' }, 'https://weici.example.gov.cn')).toBeNull();
    expect(post({ origin: 'https://evil.test' }, 'https://weici.example.gov.cn')?.status).toBe(403);
  });

  it('lets a body be as large as it is told, and never of unknown length', () => {
    const of = (headers: Record<string, string>, largest?: number) =>
      refusalOf({ method: 'POST', url: '/zh/entry/import', headers }, undefined, largest)?.status;
    expect(of({ 'content-length': '4000001' })).toBe(413);
    expect(of({ 'content-length': '4000001' }, 20_000_000)).toBeUndefined();
    expect(of({ 'content-length': '20000001' }, 20_000_000)).toBe(413);
    expect(of({ 'transfer-encoding': 'chunked' }, 20_000_000)).toBe(411);
  });
});
