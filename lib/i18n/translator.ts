import { createTranslator } from 'use-intl/core';
import type { Locale } from '@/lib/domain/text';
import en from '@/locales/en.json';
import zh from '@/locales/zh.json';

const messages: Record<Locale, typeof zh> = { zh, en };

function make(locale: Locale) {
  return createTranslator({
    locale,
    messages: messages[locale],
    // Dates are formatted by formats.ts in the installation's zone; a message never formats one.
    timeZone: 'UTC',
    // A missing message or argument is a mistake of ours: never shown as a key, always thrown.
    onError(error) {
      throw error;
    },
  });
}

export type Translator = ReturnType<typeof make>;
export type MessageKey = Parameters<Translator>[0];
export type MessageArguments = Record<string, string | number>;

const made = new Map<Locale, Translator>();

/** The messages of one language; the same object each time, since it keeps the parsed ICU of every message it has shown. */
export function translatorFor(locale: Locale): Translator {
  let translator = made.get(locale);
  if (!translator) {
    translator = make(locale);
    made.set(locale, translator);
  }
  return translator;
}
