import 'server-only';
import { appDb } from '@/lib/db';

export interface UploadSummary {
  id: number;
  fileName: string;
  /** ISO 8601, UTC. */
  at: string;
  committedAt: string | null;
}

export interface UploadRow extends UploadSummary {
  /** SHA-256 of the file, hexadecimal. */
  sha256: string;
  /** Sheets as they were read; whoever reads them checks their form. */
  content: unknown;
  corrections: unknown;
  result: unknown;
}

interface Row {
  id: number;
  file_name: string;
  at: Date;
  committed_at: Date | null;
}

/** A person's own uploads of the last day, newest first; older ones are as good as gone. */
export async function readUploads(personId: number): Promise<UploadSummary[]> {
  const rows = await appDb().$queryRaw<Row[]>`
    SELECT id, file_name, at, committed_at FROM table_upload
    WHERE person_id = ${personId} AND at > now() - interval '1 day' ORDER BY at DESC, id DESC LIMIT 20`;
  return rows.map(summary);
}

/** One of them; null: there is none, it is older than a day, or another person's. */
export async function readUpload(personId: number, id: number): Promise<UploadRow | null> {
  const rows = await appDb().$queryRaw<
    (Row & { sha256: string; content: unknown; corrections: unknown; result: unknown })[]
  >`
    SELECT id, file_name, at, committed_at, encode(sha256, 'hex') AS sha256, content, corrections, result FROM table_upload
    WHERE id = ${id} AND person_id = ${personId} AND at > now() - interval '1 day'`;
  const row = rows[0];
  return row
    ? {
        ...summary(row),
        sha256: row.sha256,
        content: row.content,
        corrections: row.corrections,
        result: row.result,
      }
    : null;
}

function summary({ id, file_name, at, committed_at }: Row): UploadSummary {
  return { id, fileName: file_name, at: at.toISOString(), committedAt: committed_at?.toISOString() ?? null };
}

export interface TableMemory {
  mapping: unknown;
  usedBy: string;
  /** ISO 8601, UTC. */
  usedAt: string;
}

/** How tables of a shape (hexadecimal digest) were understood last time. */
export async function readTableMemory(shape: string): Promise<TableMemory | null> {
  const rows = await appDb().$queryRaw<{ mapping: unknown; used_by: string; used_at: Date }[]>`
    SELECT mapping, used_by, used_at FROM table_memory WHERE shape = decode(${shape}, 'hex')`;
  const row = rows[0];
  return row ? { mapping: row.mapping, usedBy: row.used_by, usedAt: row.used_at.toISOString() } : null;
}
