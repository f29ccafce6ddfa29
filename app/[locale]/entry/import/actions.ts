'use server';

import type { FormState } from '@/components/ui/form/form-state';
import { runForm } from '@/lib/action';
import type { Locale } from '@/lib/domain/text';
import { commitSchema, mappingSchema, uploadSchema } from '@/lib/schemas/tables';
import { attentionOf } from '@/lib/services/tables/attention';
import { commitImport } from '@/lib/services/tables/commit-import';
import { correctMapping } from '@/lib/services/tables/correct-mapping';
import { readImport } from '@/lib/services/tables/read-import';
import { uploadTable } from '@/lib/services/tables/upload-table';

const path = '/entry/import';

/** A table that is understood whole leads to its preview at once, any other to what it may mean. */
export async function upload(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: uploadSchema,
    verb: async (actor, input) => {
      const made = await uploadTable(actor, input);
      if (!made.ok) return made;
      const read = await readImport(actor, made.upload);
      return read.ok ? { ...made, isClear: attentionOf(read.understood, read.rows).isClear } : read;
    },
    done: ({ upload: id, isClear }) => `${path}/${id}${isClear ? '/preview' : ''}`,
  });
}

export async function correct(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: mappingSchema,
    verb: correctMapping,
    done: (_done, { upload: id, to }) => `${path}/${id}${to === 'preview' ? '/preview' : ''}`,
  });
}

export async function commit(locale: Locale, _state: FormState, form: FormData): Promise<FormState> {
  return runForm({
    locale,
    form,
    schema: commitSchema,
    verb: (actor, input) => commitImport(actor, input, locale),
    done: (_done, { upload: id }) => `${path}/${id}/result`,
  });
}
