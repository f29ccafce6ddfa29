import { expect, it } from 'vitest';
import { withoutCredentials } from './log';

it.each([
  ['at postgresql://weici_app:hidden@db:5432/weici failed', 'at postgresql://***@db:5432/weici failed'],
  ['http://example.com/a@b', 'http://example.com/a@b'],
  ['nothing of the kind', 'nothing of the kind'],
])('takes the credentials out of %s', (text, expected) => {
  expect(withoutCredentials(text)).toBe(expected);
});
