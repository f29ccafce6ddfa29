import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newRecoveryCodes, plainRecoveryCode, recoveryCodeHash } from './recovery-codes';
import { problemOfSecret, seal, unseal } from './secret';
import {
  newTotpSecret,
  openTotpProposal,
  openTotpSecret,
  plainCode,
  sealTotpProposal,
  sealTotpSecret,
  stepOfCode,
  totpUri,
} from './totp';

/** RFC 6238, appendix B: SHA-1, its secret in base 32; the last six of its eight digits. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('a code', () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [20_000_000_000, '353130', 666_666_666],
  ])('of RFC 6238 at %d s', (seconds, code, step) => {
    expect(stepOfCode(secret, code, seconds * 1000)).toBe(step);
  });

  it.each([
    ['a step early', 29, 1],
    ['at its beginning', 30, 1],
    ['a step late', 89, 1],
    ['two steps late', 90, null],
    ['two steps early', -1, null],
  ])('%s', (_what, seconds, step) => {
    expect(stepOfCode(secret, '287082', seconds * 1000)).toBe(step);
  });

  it.each([
    ['287082', '287082'],
    [' 287 082 ', '287082'],
    ['２８７０８２', '287082'],
    ['28708', null],
    ['2870821', null],
    ['28708a', null],
  ])('typed as %j', (typed, expected) => {
    expect(plainCode(typed)).toBe(expected);
  });
});

it('a secret is 160 bits, and an authenticator reads whose it is', () => {
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
  const uri = new URL(totpUri(secret, 'li.na', '位次'));
  expect(decodeURIComponent(uri.pathname)).toContain('位次:li.na');
  expect(uri.searchParams.get('secret')).toBe(secret);
});

describe('sealed under the installation’s secret', () => {
  beforeEach(() => void vi.stubEnv('WEICI_SECRET', 'Jm4tqXw8Zc2vRb7nKp5sLd9fGh3yTa6e'));
  afterEach(() => void vi.unstubAllEnvs());

  it('opens for its person alone', () => {
    const sealed = sealTotpSecret(secret, 7);
    expect(sealed.toString('latin1')).not.toContain(secret);
    expect(openTotpSecret(sealed, 7)).toBe(secret);
    expect(openTotpSecret(sealed, 8)).toBeNull();
  });

  it('opens for its session alone as long as it is proposed', () => {
    const sealed = sealTotpProposal(secret, 7);
    expect(openTotpProposal(sealed, 7)).toBe(secret);
    expect(openTotpProposal(sealed, 8)).toBeNull();
    expect(openTotpSecret(sealed, 7)).toBeNull();
  });

  it('does not open changed, cut, or under another secret', () => {
    const sealed = seal('text', 'what');
    const changed = Buffer.from(sealed);
    changed[14] = (changed[14] ?? 0) ^ 1;
    expect(unseal(changed, 'what')).toBeNull();
    expect(unseal(sealed.subarray(0, 20), 'what')).toBeNull();
    vi.stubEnv('WEICI_SECRET', 'another-Zc2vRb7nKp5sLd9fGh3yTa6e');
    expect(unseal(sealed, 'what')).toBeNull();
  });

  it('is not done without one', () => {
    vi.stubEnv('WEICI_SECRET', '');
    expect(() => seal('text', 'what')).toThrow(/WEICI_SECRET/);
  });
});

describe('the installation’s secret', () => {
  it.each([
    ['none', undefined, true],
    ['one character over and over', 'x'.repeat(40), true],
    ['an example', 'please-change-me-Zc2vRb7nKp5sLd9fGh3', true],
    ['digits in order', '01234567890123456789012345678901', true],
    ['drawn', 'Jm4tqXw8Zc2vRb7nKp5sLd9fGh3yTa6e', false],
    ['drawn, in hexadecimal', '9f2c4e7a1b8d3f605a7c9e1d2b4f6a8c0e3d5b7f9a1c2e4d', false],
  ])('%s', (_what, given, isRefused) => {
    expect(problemOfSecret(given) !== null).toBe(isRefused);
  });
});

describe('recovery codes', () => {
  it('are ten different ones', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/);
  });

  it.each([
    ['abcde-fghjk', 'abcdefghjk'],
    [' ABCDE fghjk', 'abcdefghjk'],
    ['abcdefghj', null],
    ['123456', null],
  ])('typed as %j', (typed, expected) => {
    expect(plainRecoveryCode(typed)).toBe(expected);
  });

  it('are hashed for their person', () => {
    const hash = recoveryCodeHash('abcde-fghjk', 1);
    expect(hash.equals(recoveryCodeHash('ABCDEFGHJK', 1))).toBe(true);
    expect(hash.equals(recoveryCodeHash('abcde-fghjk', 2))).toBe(false);
  });
});
