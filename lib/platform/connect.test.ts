import { describe, expect, it } from 'vitest';
import { databaseOf, describeFailure, withParts } from './connect';

const url = 'postgresql://weici_owner:hid%40den@db.example:5433/weici';

describe('describeFailure', () => {
  it.each([
    [{ code: 'ECONNREFUSED' }, /db\.example:5433 cannot be reached: nothing listens there/],
    [{ errors: [{ code: 'ECONNREFUSED' }] }, /nothing listens there/],
    [{ code: 'ENOTFOUND' }, /host name is not known/],
    [{ code: '28P01', message: 'password authentication failed' }, /check DATABASE_URL/],
    [{ code: '3D000' }, /"weici" does not exist/],
    [{ message: 'timeout expired' }, /no answer in time/],
    [{ message: 'something with hid@den in it' }, /something with \*\*\* in it/],
  ])('says of %j where, why and what to do', (error, expected) => {
    const text = describeFailure(url, error);
    expect(text).toMatch(expected);
    expect(text).not.toMatch(/hid(@|%40)den/);
  });
});

describe('withParts', () => {
  it('changes what it is told to and escapes it', () => {
    const changed = withParts(url, { user: 'a', password: 'p@ss/word', database: 'b' });
    expect(changed).toBe('postgresql://a:p%40ss%2Fword@db.example:5433/b');
  });
});

describe('databaseOf', () => {
  it.each([
    [url, 'weici'],
    ['postgresql://someone@localhost', 'someone'],
    ['postgresql://a@localhost/%E4%BD%8D', '位'],
  ])('of %s is %s', (address, expected) => {
    expect(databaseOf(address)).toBe(expected);
  });
});
