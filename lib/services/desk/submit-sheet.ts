import 'server-only';
import type { PoolClient } from 'pg';
import { may } from '@/lib/auth/permissions';
import type { Actor, Person } from '@/lib/auth/person';
import { openFindings } from '@/lib/domain/checks';
import { inForce, isFilled, type Sheet, type SheetCell } from '@/lib/domain/entry-sheet';
import type { Stage } from '@/lib/domain/figure';
import { type FieldRefusal, type Outcome, type Refusal, type RefusalCode, refused } from '@/lib/errors';
import { readSheetsOf } from '@/lib/queries/desk/read-sheet';
import type { SubmitSheets } from '@/lib/schemas/entry';
import { type Act, authorise, inAct } from '../act';
import { isSheetOpen } from './known-cells';
import { lockSheets } from './lock-sheets';

interface Given {
  sheet: Sheet;
  cells: SheetCell[];
}

/**
 * Gives in every draft of some sheets that the person enters, all or none: from then on it is locked until a reviewer
 * gives it back. Refused, cell by cell (`fieldErrors` by the cell's id), while one waits for an explanation or a
 * confirmation, or a revision has no reason.
 */
export async function submitSheets(
  actor: Actor,
  input: SubmitSheets,
): Promise<Outcome<{ submitted: number }>> {
  const sheets = await readSheetsOf(actor.person, input.sheets);
  const unseen = input.sheets.find(
    (asked) =>
      !sheets.some((sheet) => sheet.indicator.key === asked.indicator && sheet.period === asked.period),
  );
  // another's sheet and one that is nowhere are told apart by nobody, and such a try is in the log
  if (unseen) {
    const object = `sheet:${unseen.indicator}/${unseen.period}`;
    return (await authorise(actor, 'entry.submit', object, { department: null })) ?? refused('not_found');
  }
  for (const { indicator, period } of sheets) {
    const object = `sheet:${indicator.key}/${period}`;
    const refusal = await authorise(actor, 'entry.submit', object, { department: indicator.departmentId });
    if (refusal) return refusal;
    if (!(await isSheetOpen(indicator.key, period))) return refused('not_open');
  }
  const given = sheets.map((sheet) => ({ sheet, cells: draftsOf(actor.person, sheet, input.regions) }));
  if (given.every(({ cells }) => cells.length === 0)) return refused('nothing_to_do');
  const open = stillOpen(given, input.reason ?? '');
  if (open) return open;
  return inAct(actor, async (client) => {
    await lockSheets(
      client,
      given
        .filter(({ cells }) => cells.length > 0)
        .map(({ sheet }) => ({ indicatorId: sheet.indicator.id, period: sheet.period })),
    );
    const acts: Act[] = [];
    let submitted = 0;
    for (const { sheet, cells } of given) {
      if (cells.length === 0) continue;
      // the findings are those of the versions that were read: what changed since is a conflict
      if (!(await submit(client, actor.person.userName, sheet, cells, input))) return refused('conflict');
      submitted += cells.length;
      acts.push({
        action: 'entry.submit',
        object: `sheet:${sheet.indicator.key}/${sheet.period}`,
        after: { cells: cells.map(({ id }) => id), stage: input.stage, reason: input.reason },
      });
    }
    return { ok: true, acts, submitted };
  });
}

function draftsOf(
  person: Person,
  { indicator, cells }: Sheet,
  regions: readonly string[] | undefined,
): SheetCell[] {
  return cells.filter(({ entry, region }) => {
    if (!entry || !isFilled(entry) || (regions && !regions.includes(region))) return false;
    return may(person, 'entry.submit', { department: indicator.departmentId, region, state: entry.state });
  });
}

function stillOpen(given: readonly Given[], reason: string): Refusal | null {
  const fieldErrors: Record<string, FieldRefusal> = {};
  const counts = { needs_confirmation: 0, needs_explanation: 0, needs_reason: 0 };
  const add = (id: string, code: keyof typeof counts) => {
    counts[code] += 1;
    fieldErrors[id] ??= { code, params: { count: 1 } };
  };
  for (const cell of given.flatMap(({ cells }) => cells)) {
    const open = openFindings(cell.findings, {
      value: inForce(cell)?.value ?? null,
      explanation: cell.entry?.explanation ?? null,
      confirmed: cell.entry?.confirmed ?? null,
    });
    if (open.some(({ holds }) => holds === 'confirmation')) add(cell.id, 'needs_confirmation');
    if (open.some(({ holds }) => holds === 'explanation')) add(cell.id, 'needs_explanation');
    if (cell.entry?.isRevision && cell.entry.reason === '' && reason === '') add(cell.id, 'needs_reason');
  }
  const code = Object.keys(counts).find((each) => counts[each as keyof typeof counts] > 0);
  if (!code) return null;
  const params = { count: counts[code as keyof typeof counts] };
  return { ok: false, code: code as RefusalCode, params, fieldErrors };
}

/** False: one of them is no longer what was read. */
async function submit(
  client: PoolClient,
  by: string,
  { indicator, period, regions }: Sheet,
  cells: readonly SheetCell[],
  { stage, reason }: { stage?: Stage | undefined; reason?: string | undefined },
): Promise<boolean> {
  const ids = new Map(regions.map(({ code, id }) => [code, id]));
  const versions = JSON.stringify(
    cells.map(({ measure, region, entry }) => ({
      measure,
      region: ids.get(region),
      version: entry?.lockVersion,
    })),
  );
  const given = 'jsonb_to_recordset($3::jsonb) AS g(measure measure, region integer, version integer)';
  const same =
    '(e.indicator_id, e.period, e.measure, e.region_id, e.lock_version) = ($1, $2, g.measure, g.region, g.version)';
  const { rowCount } = await client.query(
    `UPDATE entry e SET state = 'submitted', submitted_by = $4, submitted_at = now(), stage = coalesce($5::stage, e.stage),
       reason = coalesce(nullif(e.reason, ''), CASE WHEN e.base_published_at IS NOT NULL THEN nullif($6, '') END),
       returned_reason = NULL, lock_version = e.lock_version + 1
     FROM ${given} WHERE ${same} AND e.state IN ('draft', 'returned')`,
    [indicator.id, period, versions, by, stage ?? null, reason ?? null],
  );
  return rowCount === cells.length;
}
