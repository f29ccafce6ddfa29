'use server';
import { redirect } from 'next/navigation';
import { requestAddress, sessionOnce, signInHref, viewer } from '@/app/[locale]/_page/viewer';
import { entryWords } from '@/components/entry/entry-words';
import { type CellView, type SaveAnswer, type SheetState, untouchedSheet } from '@/components/entry/view';
import { fill, sayFinding, sayOf, sayRefusal } from '@/components/entry/words';
import { expectForm } from '@/lib/action';
import type { Actor } from '@/lib/auth/person';
import type { CellOutcome, SavedCells } from '@/lib/domain/cell-outcome';
import { openFindings } from '@/lib/domain/checks';
import { parseCellId } from '@/lib/domain/entry-sheet';
import type { Locale } from '@/lib/domain/text';
import { DEFAULT_TIME_ZONE } from '@/lib/domain/zone';
import type { Refusal } from '@/lib/errors';
import { type Formats, formatsFor } from '@/lib/i18n/formats';
import { hrefOf } from '@/lib/i18n/links';
import { isLocale } from '@/lib/i18n/locales';
import { readSheetsOf } from '@/lib/queries/desk/read-sheet';
import { readInstallation } from '@/lib/queries/read-installation';
import { type CellSave, cellCommentSchema, saveCellsSchema } from '@/lib/schemas/entry';
import { commentOnCell } from '@/lib/services/desk/comment-on-cell';
import { saveCells } from '@/lib/services/desk/save-cells';
import { submitSheets } from '@/lib/services/desk/submit-sheet';
import { cellViewer } from './cell-views';
import { type DeskForm, readDeskForm } from './read-form';

/** Saves cells for the grid; nobody's session, or what must be tried again, is a code. */
export async function saveGrid(locale: Locale, given: CellSave[]): Promise<SaveAnswer> {
  const actor = await viewer();
  if (!actor) return { ok: false, code: 'signed_out' };
  const input = saveCellsSchema.safeParse({ cells: given });
  if (!input.success || !isLocale(locale)) return { ok: false, code: 'try_again' };
  const saved = await saveCells(actor, input.data.cells);
  if (!saved.ok) return { ok: false, code: 'try_again' };
  return { ok: true, outcomes: saved.outcomes, cells: await viewsOf(actor, await formatsOf(locale), saved) };
}

/** What the desk's form asks for: save what was changed, give the sheet in, or say something about a cell. */
export async function sendSheet(
  locale: Locale,
  back: string,
  before: SheetState,
  form: FormData,
): Promise<SheetState> {
  expectForm(locale, form);
  const session = await sessionOnce();
  if (!session || session.step) redirect(signInHref(locale, session?.step ?? null, hrefOf(locale, '/entry')));
  const actor = { person: session.person, address: await requestAddress() };
  const formats = await formatsOf(locale);
  const number = before.number + 1;
  const desk = readDeskForm(form);
  if (!desk) return { ...untouchedSheet, number, title: formats.t('refusal.invalid') };
  if (desk.wish === 'comment') return { ...(await comment(actor, formats, desk)), number };
  const saved = await save(actor, formats, desk.saves);
  if (saved) return { ...saved, number };
  if (desk.wish === 'save') redirect(after(locale, back, 'saved', desk.saves.length));
  const { sheets, regions, stage, reason } = desk;
  const given = await submitSheets(actor, { sheets, regions, stage, reason });
  if (!given.ok) return { ...(await refusedSheet(actor, formats, desk, given)), number };
  redirect(after(locale, back, 'submitted', given.submitted));
}

/** Null: everything is saved. */
async function save(
  actor: Actor,
  formats: Formats,
  saves: CellSave[],
): Promise<Omit<SheetState, 'number'> | null> {
  if (saves.length === 0) return null;
  const typed = (ids: ReadonlySet<string>) =>
    Object.fromEntries(
      saves.flatMap(({ id, text }) => (ids.has(id) && text !== undefined ? [[id, text]] : [])),
    );
  const input = saveCellsSchema.safeParse({ cells: saves });
  const saved = input.success ? await saveCells(actor, input.data.cells) : null;
  if (!saved?.ok) {
    const title = formats.t(saved ? 'refusal.conflict' : 'refusal.invalid');
    return { ...untouchedSheet, title, typed: typed(new Set(saves.map(({ id }) => id))) };
  }
  const kept = new Set(['saved', 'same', 'discarded']);
  const left = saved.outcomes.filter(({ result }) => !kept.has(result));
  if (left.length === 0) return null;
  const cells = await viewsOf(actor, formats, saved);
  return {
    title: fill(entryWords(formats).error.title, { count: left.length }),
    items: left.map((outcome) => ({ id: outcome.id, text: sayOutcome(formats, outcome, cells) })),
    cells,
    typed: typed(new Set(left.map(({ id }) => id))),
    refusals: Object.fromEntries(
      left.flatMap((outcome) => (outcome.result === 'refused' ? [[outcome.id, outcome.refusal]] : [])),
    ),
    conflicts: left.flatMap(({ id, result }) => (result === 'conflict' ? [id] : [])),
  };
}

function sayOutcome(formats: Formats, outcome: CellOutcome, cells: readonly CellView[]): string {
  const words = entryWords(formats);
  const label = cells.find(({ id }) => id === outcome.id)?.label ?? outcome.id;
  if (outcome.result === 'refused') return sayOf(words, label, sayRefusal(words, outcome.refusal));
  return sayOf(
    words,
    label,
    (outcome.result === 'locked' ? words.refused.locked : '') || words.status.conflict,
  );
}

/** Why a sheet is not given in, cell by cell. */
async function refusedSheet(
  actor: Actor,
  formats: Formats,
  desk: DeskForm,
  refusal: Refusal,
): Promise<Omit<SheetState, 'number'>> {
  const { t } = formats;
  const words = entryWords(formats);
  const say = t as (key: string, params: Record<string, string | number>) => string;
  const title = say(`refusal.${refusal.code}`, refusal.params ?? {});
  const errors = refusal.fieldErrors ?? {};
  const sheets = await readSheetsOf(actor.person, desk.sheets);
  const view = await cellViewer(actor.person, formats, sheets);
  const items = sheets.flatMap((sheet) =>
    sheet.cells.flatMap((cell) => {
      const error = errors[cell.id];
      if (!error) return [];
      const { label, explanation, confirmed } = view(sheet, cell);
      const [open] = openFindings(cell.findings, {
        value: cell.entry?.value ?? null,
        explanation,
        confirmed,
      });
      const why = open && error.code !== 'needs_reason' ? sayFinding(words, open) : t('refusal.needs_reason');
      return [{ id: cell.id, text: sayOf(words, label, why) }];
    }),
  );
  return { ...untouchedSheet, title, items };
}

async function comment(actor: Actor, formats: Formats, desk: DeskForm): Promise<Omit<SheetState, 'number'>> {
  const input = cellCommentSchema.safeParse(desk.comment);
  if (!input.success) return { ...untouchedSheet, title: formats.t('refusal.required') };
  const done = await commentOnCell(actor, input.data);
  if (!done.ok) return { ...untouchedSheet, title: formats.t('refusal.forbidden') };
  const place = parseCellId(input.data.id);
  const sheets = place ? await readSheetsOf(actor.person, [place]) : [];
  const cells = sheets.flatMap((sheet) => sheet.cells).filter(({ id }) => id === input.data.id);
  return { ...untouchedSheet, cells: await viewsOf(actor, formats, { cells }) };
}

async function viewsOf(
  actor: Actor,
  formats: Formats,
  { cells }: Pick<SavedCells, 'cells'>,
): Promise<CellView[]> {
  const sheets = await readSheetsOf(actor.person, cells);
  const view = await cellViewer(actor.person, formats, sheets);
  const wanted = new Set(cells.map(({ id }) => id));
  return sheets.flatMap((sheet) =>
    sheet.cells.filter(({ id }) => wanted.has(id)).map((cell) => view(sheet, cell)),
  );
}

async function formatsOf(locale: Locale): Promise<Formats> {
  const installation = await readInstallation({ audience: 'public', asOf: null, edition: 'current' });
  return formatsFor(locale, installation?.timeZone ?? DEFAULT_TIME_ZONE);
}

/** The page that was sent from, which then says what was done. `back` came over the network: only the desk's pages count. */
function after(locale: Locale, back: string, what: 'saved' | 'submitted', count: number): string {
  const page = /^\/entry\/[\w.-]+(?:\/[\w.-]+){1,2}(?:\?group=[\w-]+)?$/.test(back) ? back : '/entry';
  return `${hrefOf(locale, page)}${page.includes('?') ? '&' : '?'}${what}=${count}`;
}
