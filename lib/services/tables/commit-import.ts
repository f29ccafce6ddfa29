import 'server-only';
import type { PoolClient } from 'pg';
import type { Actor } from '@/lib/auth/person';
import { cellId } from '@/lib/domain/entry-sheet';
import { inLocale, type Locale } from '@/lib/domain/text';
import { type Outcome, refused } from '@/lib/errors';
import type { CommitInput } from '@/lib/schemas/tables';
import { type Corrections, mergeCorrections } from '@/lib/table-import/mapping';
import { auditRefusal, inAct } from '../act';
import { type EntryWrite, writeEntries } from '../desk/write-entries';
import { countStatuses, digestOf, type ImportRow } from './judge-figures';
import { readImport } from './read-import';
import type { Understanding } from './understand-upload';

/**
 * Imports a table's figures to the desk as drafts: all that the person saw as new or changed, or none. What cannot be
 * imported is left out only if the person says so. The mapping is remembered for the next table of this shape.
 */
export async function commitImport(
  actor: Actor,
  input: CommitInput,
  locale: Locale,
): Promise<Outcome<{ written: number }>> {
  const read = await readImport(actor, input.upload);
  if (!read.ok) return read;
  const { understood, rows } = read;
  if (understood.upload.committedAt) return refused('already_done');
  const object = `upload:${input.upload}`;
  const foreign = rows.filter(({ status }) => status === 'not_yours');
  if (foreign.length > 0)
    await auditRefusal(actor, { action: 'entry.import', object, after: { cells: foreign.length } });
  if (digestOf(rows) !== input.seen) return refused('conflict');
  const counts = countStatuses(rows);
  const bad = counts.error + counts.locked + counts.not_yours + counts.not_open + counts.no_member;
  const writes = rows.filter(({ status }) => status === 'new' || status === 'changed');
  if (writes.length === 0)
    return foreign.length > 0 ? refusedAsForeign(foreign, locale) : refused('nothing_to_do');
  if (bad > 0 && !input.leaveOut) return refused('has_refused_cells', { count: bad });
  const isRevision = writes.some((row) => row.isRevision);
  if (isRevision && !input.reason)
    return { ...refused('needs_reason'), fieldErrors: { reason: { code: 'required' } } };
  return inAct(actor, async (client) => {
    // a second click waits here, and then finds it done
    const open = await client.query(
      'SELECT FROM table_upload WHERE id = $1 AND person_id = $2 AND committed_at IS NULL FOR UPDATE',
      [input.upload, actor.person.id],
    );
    if (open.rowCount === 0) return refused('already_done');
    const written = await writeEntries(
      client,
      actor.person.userName,
      writes.flatMap((row) => toEntry(row, input) ?? []),
    );
    if (written.some(({ result }) => result === 'conflict' || result === 'locked'))
      return refused('conflict');
    const result = { ...counts, written: written.length };
    await client.query('UPDATE table_upload SET committed_at = now(), result = $2 WHERE id = $1', [
      input.upload,
      JSON.stringify(result),
    ]);
    await remember(client, actor, understood);
    const { fileName: file, sha256 } = understood.upload;
    const said = (row: ImportRow) => row.value ?? row.missing;
    return {
      ok: true,
      written: written.length,
      acts: [
        {
          action: 'entry.import',
          object,
          before: Object.fromEntries(
            writes.flatMap((row) => (row.old ? [[nameOf(row), row.old.value ?? row.old.missing]] : [])),
          ),
          after: {
            file,
            sha256,
            counts: result,
            cells: Object.fromEntries(writes.map((row) => [nameOf(row), said(row)])),
          },
        },
      ],
    };
  });
}

function refusedAsForeign(foreign: readonly ImportRow[], locale: Locale) {
  const supplier = foreign.find((row) => row.supplier)?.supplier;
  return supplier
    ? refused('supplied_elsewhere', { department: inLocale(supplier, locale) })
    : refused('forbidden');
}

function nameOf({ indicator, measure, region, period }: ImportRow): string {
  return cellId({
    indicator: indicator ?? '',
    measure: measure ?? 'level',
    region: region ?? '',
    period: period ?? '',
  });
}

/** What is not said follows what is there: a figure of a demo stays one, a stage goes on as it was. */
function toEntry(row: ImportRow, { stage, source, reason }: CommitInput): EntryWrite | null {
  const { cell, measure, period, value, missing, isRevision } = row;
  if (!cell || !measure || !period) return null;
  const { indicator, regionId, facts } = cell;
  return {
    indicatorId: indicator.id,
    measure,
    regionId,
    period,
    value,
    missing,
    stage: stage || (facts.entry_stage ?? (isRevision ? 'revised' : (facts.last_stage ?? 'preliminary'))),
    note: null,
    reason: isRevision ? (reason ?? null) : null,
    origin: facts.entry_origin ?? (facts.last_origin === 'demo' ? 'demo' : 'official'),
    sourceTitle: source || indicator.department_zh || indicator.department_en,
    sourceUrl: '',
    explanation: null,
    confirmed: null,
    expected: facts.lock_version ?? 0,
    seenBase: facts.published_at?.toISOString() ?? null,
  };
}

/** Corrections, and what a person let stand that had been likely; the period is the table's own. */
async function remember(
  client: PoolClient,
  actor: Actor,
  { mapping, corrections }: Understanding,
): Promise<void> {
  if (!mapping) return;
  const likely: Corrections = { lines: {}, table: {} };
  for (const [prefix, lines] of [
    ['r:', mapping.rows],
    ['c:', mapping.columns],
  ] as const) {
    for (const { key, how, skip, region, indicator } of lines) {
      if (how === 'likely' && !skip)
        likely.lines[prefix + key] = { ...(region ? { region } : {}), ...(indicator ? { indicator } : {}) };
    }
  }
  const { period: _period, ...kept } = mergeCorrections(
    likely,
    mergeCorrections(corrections.remembered, corrections.person),
  );
  if (Object.keys(kept.lines).length === 0 && Object.keys(kept.table).length === 0) return;
  await client.query(
    `INSERT INTO table_memory (shape, mapping, used_by) VALUES (decode($1, 'hex'), $2, $3)
     ON CONFLICT (shape) DO UPDATE SET mapping = excluded.mapping, used_by = excluded.used_by, used_at = now()`,
    [mapping.shape, JSON.stringify(kept), actor.person.userName],
  );
}
