import type { Actor } from '@/lib/auth/person';
import type { CommitInput, MappingInput } from '@/lib/schemas/tables';
import { commitImport } from '@/lib/services/tables/commit-import';
import { correctMapping } from '@/lib/services/tables/correct-mapping';
import { countStatuses, digestOf } from '@/lib/services/tables/judge-figures';
import { readImport } from '@/lib/services/tables/read-import';
import { uploadTable } from '@/lib/services/tables/upload-table';

/** A table as a spreadsheet puts it on the clipboard: `|` between cells, a line a row. */
export function pasted(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .join('\t'),
    )
    .join('\r\n');
}

/** Uploads pasted text; answers the upload's id. */
export async function paste(actor: Actor, text: string): Promise<number> {
  const made = await uploadTable(actor, { text: pasted(text) });
  if (!made.ok) throw new Error(JSON.stringify(made));
  return made.upload;
}

/** What the person sees of an upload before committing it. */
export async function preview(actor: Actor, upload: number) {
  const read = await readImport(actor, upload);
  if (!read.ok) throw new Error(read.code);
  return { ...read, counts: countStatuses(read.rows), seen: digestOf(read.rows) };
}

/** Commits what is seen right before. */
export async function commit(actor: Actor, upload: number, spec: Partial<CommitInput> = {}) {
  const { seen } = await preview(actor, upload);
  return commitImport(actor, { upload, seen, stage: '', source: '', ...spec }, 'zh');
}

export async function correct(actor: Actor, upload: number, spec: Partial<MappingInput>): Promise<void> {
  const done = await correctMapping(actor, { upload, sheet: 0, lines: [], to: 'preview', ...spec });
  if (!done.ok) throw new Error(done.code);
}
