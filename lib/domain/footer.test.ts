import { describe, expect, it } from 'vitest';
import { footerText } from './footer';

describe('footerText', () => {
  const footer = { publisher_zh: '市统计局', note_en: 'Terms', telephone: '0453-1234567', icp: '' };
  it.each([
    ['publisher', 'zh', '市统计局'],
    // in the other language where it was not given
    ['publisher', 'en', '市统计局'],
    ['note', 'zh', 'Terms'],
    ['telephone', 'zh', '0453-1234567'],
    ['telephone', 'en', '0453-1234567'],
    ['icp', 'zh', null],
    ['maintainer', 'zh', null],
  ] as const)('%s in %s: %s', (field, locale, expected) => {
    expect(footerText(footer, field, locale)).toBe(expected);
  });
});
