import { describe, expect, it } from 'vitest';
import { databaseUrl, EnvError, readEnv } from './env';

describe('readEnv', () => {
  it('has defaults, and takes an empty variable for an unset one', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: '', PUBLIC_URL: '' })).toEqual({
      PORT: 3000,
      TRUSTED_PROXIES: [],
      LOG_LEVEL: 'info',
    });
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '30.5'],
    ['DATABASE_URL', 'mysql://root:hidden@localhost/x'],
    ['DATABASE_APP_URL', 'localhost:5432'],
    ['PUBLIC_URL', 'ftp://example.com'],
    ['PUBLIC_URL', 'example.com'],
    ['LOG_LEVEL', 'loud'],
    ['OIDC_ISSUER', 'http://id.example.gov.cn'],
    ['OIDC_ISSUER', 'id.example.gov.cn'],
  ])('names %s when it is %s', (name, value) => {
    const read = () => readEnv({ [name]: value });
    expect(read).toThrow(EnvError);
    expect(read).toThrow(name);
  });

  it('takes an identity provider with all that it needs, by http on this machine alone', () => {
    const provider = {
      OIDC_CLIENT_ID: 'weici',
      OIDC_CLIENT_SECRET: 'x',
      PUBLIC_URL: 'https://weici.example',
    };
    for (const issuer of [
      'https://id.example.gov.cn/realms/city',
      'http://127.0.0.1:8080',
      'http://localhost',
    ])
      expect(readEnv({ ...provider, OIDC_ISSUER: issuer }).OIDC_ISSUER).toBe(issuer);
    for (const name of Object.keys(provider))
      expect(() => readEnv({ ...provider, OIDC_ISSUER: 'https://id.example', [name]: '' })).toThrow(name);
  });

  it('never repeats a value, which may hold a password', () => {
    expect(() => readEnv({ DATABASE_URL: 'mysql://root:hidden@localhost/x' })).not.toThrow(/hidden/);
  });

  it('keeps the origin of PUBLIC_URL alone', () => {
    expect(readEnv({ PUBLIC_URL: 'https://example.com/weici/' }).PUBLIC_URL).toBe('https://example.com');
  });
});

describe('databaseUrl', () => {
  it('says which variable is missing', () => {
    expect(() => databaseUrl('DATABASE_APP_URL', {})).toThrow(/DATABASE_APP_URL: is not set/);
  });
});
