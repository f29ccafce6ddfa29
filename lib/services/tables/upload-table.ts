import 'server-only';
import { createHash } from 'node:crypto';
import type { Actor } from '@/lib/auth/person';
import { type Outcome, refused } from '@/lib/errors';
import type { UploadInput } from '@/lib/schemas/tables';
import { MAX_UPLOAD_BYTES } from '@/lib/schemas/upload-limit';
import { readTableFile, readTableText } from '@/lib/table-import/read-file';
import { authorise, inAct } from '../act';

/**
 * Takes a table in, as a file or pasted: it is read into cells and kept for a day, for its owner alone. Nothing of it is
 * imported yet. What is older than a day goes at the same time.
 */
export async function uploadTable(
  actor: Actor,
  { file, text }: UploadInput,
): Promise<Outcome<{ upload: number }>> {
  const refusal = await authorise(actor, 'entry.import', 'upload:new');
  if (refusal) return refusal;
  const isFile = file !== undefined && file.size > 0;
  if (!isFile && !text?.trim()) return { ...refused('invalid'), fieldErrors: { file: { code: 'required' } } };
  if (isFile && file.size > MAX_UPLOAD_BYTES)
    return refused('too_large', { most: `${MAX_UPLOAD_BYTES / 1_000_000} MB` });
  const bytes = isFile ? new Uint8Array(await file.arrayBuffer()) : Buffer.from(text ?? '');
  const reading = isFile ? await readTableFile(bytes) : readTableText(text ?? '');
  if (!reading.ok) return refused('unsupported_file', { reason: reading.reason });
  const sha256 = createHash('sha256').update(bytes).digest();
  const fileName = isFile ? baseName(file.name) : '';
  return inAct(actor, async (client) => {
    await client.query(`DELETE FROM table_upload WHERE at < now() - interval '1 day'`);
    const made = await client.query<{ id: number }>(
      'INSERT INTO table_upload (person_id, file_name, sha256, content) VALUES ($1, $2, $3, $4) RETURNING id',
      [actor.person.id, fileName, sha256, JSON.stringify(reading.sheets)],
    );
    const upload = made.rows[0]?.id ?? 0;
    const after = { file: fileName, sha256: sha256.toString('hex') };
    return { ok: true, upload, acts: [{ action: 'upload.create', object: `upload:${upload}`, after }] };
  });
}

/** Some browsers send a path, and a name may hold anything. */
function baseName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  return base.replace(/\p{Cc}/gu, '').slice(0, 200);
}
