'use server';

import type { FormState } from '@/components/ui/form/form-state';
import { runForm } from '@/lib/action';
import type { Locale } from '@/lib/domain/text';
import { colourSchema, footerSchema, placeSettingsSchema, visibilitySchema } from '@/lib/schemas/settings';
import { writeOptions } from '@/lib/services/settings/write-options';
import { writePlace } from '@/lib/services/settings/write-place';

const done = () => '/admin/settings?done=saved';

export async function place(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({ locale, form, schema: placeSettingsSchema, verb: writePlace, done });
}

export async function visibility(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: visibilitySchema,
    done,
    verb: (actor, { seen, ...changes }) => writeOptions(actor, 'visibility', { seen, changes }),
  });
}

export async function colour(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: colourSchema,
    done,
    verb: (actor, { seen, ...changes }) => writeOptions(actor, 'colour', { seen, changes }),
  });
}

export async function footer(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: footerSchema,
    done,
    verb: (actor, { seen, ...texts }) => {
      // what is empty is not kept, so that it is hidden
      const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
      return writeOptions(actor, 'footer', { seen, changes: { footer: given } });
    },
  });
}
