import { expect, test } from 'vitest';
import { mayHoldSession } from './cookie';

const token = 'aB3_-'.padEnd(43, 'x');

test.each([
  [`weici_session=${token}`, undefined, true],
  [`a=b; weici_session=${token}; c=d`, 'http://weici.test', true],
  [`__Host-weici_session=${token}`, 'https://weici.test', true],
  // behind TLS the name without its prefix is anybody's to set
  [`weici_session=${token}`, 'https://weici.test', false],
  [`__Host-weici_session=${token}`, undefined, false],
  ['weici_session=', undefined, false],
  ['weici_session=x', undefined, false],
  [`weici_session=${token}x`, undefined, false],
  [`weici_session=${token.replace('_', '!')}`, undefined, false],
  [`my_weici_session=${token}`, undefined, false],
  [`a=weici_session=${token}`, undefined, false],
  ['', undefined, false],
  [undefined, undefined, false],
])('%j at %s may hold a session: %s', (header, publicUrl, expected) => {
  expect(mayHoldSession(header, publicUrl)).toBe(expected);
});
