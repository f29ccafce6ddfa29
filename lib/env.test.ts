import { describe, expect, it } from 'vitest';
import { databaseUrl, EnvError, readEnv } from './env';

describe('readEnv', () => {
  it('has defaults, and takes an empty variable for an unset one', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: '', PUBLIC_URL: '' })).toEqual({
      PORT: 3000,
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
  ])('names %s when it is %s', (name, value) => {
    const read = () => readEnv({ [name]: value });
    expect(read).toThrow(EnvError);
    expect(read).toThrow(name);
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
