import { readFileSync } from 'node:fs';
import { createTranslator } from 'use-intl/core';

export const locales = ['zh', 'en'] as const;
export type Locale = (typeof locales)[number];

/** The pages' own words, so that a test finds things by what a reader reads. Throws on a key that is gone. */
export type Words = (key: string, values?: Record<string, string | number>) => string;

function wordsOf(locale: Locale): Words {
  const messages = JSON.parse(readFileSync(`locales/${locale}.json`, 'utf8')) as Record<string, unknown>;
  const translator = createTranslator({
    locale,
    messages: messages as never,
    timeZone: 'UTC',
    onError(error) {
      throw error;
    },
  });
  return (key, values) => (translator as unknown as Words)(key, values);
}

const made = { zh: wordsOf('zh'), en: wordsOf('en') };

export const words = (locale: Locale): Words => made[locale];

export const documentLanguage: Record<Locale, string> = { zh: 'zh-Hans', en: 'en' };
