import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword, isWeakPassword, oneTimePassword } from './password';

describe('a weak password', () => {
  it.each([
    ['nine characters', 'kestrel-9', true],
    ['ten characters', 'kestrel-19', false],
    ['ten Chinese characters', '牡丹江的雪落得很早啊', false],
    ['nine Chinese characters', '牡丹江的雪落得很早', true],
    ['a phrase with spaces', 'four cold lamps in fog', false],
    ['longer than the most', 'ab9'.repeat(50), true],
    ['one character', 'aaaaaaaaaaaa', true],
    ['a run over and over', 'ab12ab12ab12', true],
    ['a common one', 'Qwerty123456', true],
    ['a common one in full-width letters', 'ｑｗｅｒｔｙ１２３４５６', true],
    ['the user name with little around it', '2024li.na!', true],
    ['the user name in capitals', 'LI.NA-1234', true],
    ['the user name among much else', 'li.na counts lamps', false],
  ])('%s', (_what, password, expected) => {
    expect(isWeakPassword(password, 'li.na')).toBe(expected);
  });

  it('is none that the installation draws itself', () => {
    expect(isWeakPassword(oneTimePassword(), 'li.na')).toBe(false);
    expect(new Set(Array.from({ length: 100 }, oneTimePassword)).size).toBe(100);
  });
});

describe('a hash', () => {
  it('is Argon2id with the parameters that OWASP gives', async () => {
    expect(await hashPassword('kestrel-19')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('knows its password, and no other', async () => {
    const known = await hashPassword('kestrel-19');
    expect(await isPassword('kestrel-19', known)).toBe(true);
    expect(await isPassword('kestrel-18', known)).toBe(false);
  });

  it('takes a letter for the same however a keyboard composes it', async () => {
    expect(await isPassword('cafe\u0301-kestrel', await hashPassword('caf\u00e9-kestrel'))).toBe(true);
  });

  it('that is not there is nobody’s', async () => {
    expect(await isPassword('', null)).toBe(false);
  });
});
