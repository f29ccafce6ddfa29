import { type CellSave, sheetFormSchema } from '@/lib/schemas/entry';

export interface DeskForm {
  wish: 'save' | 'submit' | 'comment';
  sheets: { indicator: string; period: string }[];
  regions: string[];
  stage: CellSave['stage'];
  reason: string | undefined;
  comment: { id: string; body: string } | null;
  /** Cells that were changed, explained or confirmed. */
  saves: CellSave[];
}

/** Reads the desk's form as a browser without script posts it; null: it is no such form. */
export function readDeskForm(form: FormData): DeskForm | null {
  const given = sheetFormSchema.safeParse({
    do: form.get('do') ?? 'save',
    sheets: form.getAll('sheet'),
    regions: form.getAll('region'),
    stage: form.get('stage') ?? undefined,
    reason: form.get('reason') ?? undefined,
    comment: form.get('comment') ?? undefined,
    commentOn: form.get('commentOn') ?? undefined,
  });
  if (!given.success) return null;
  const { do: wish, sheets, regions, stage, reason, comment, commentOn } = given.data;
  return {
    wish,
    sheets: sheets.flatMap((sheet) => {
      const [indicator, period] = sheet.split('/');
      return indicator && period ? [{ indicator, period }] : [];
    }),
    regions,
    stage,
    reason: reason === '' ? undefined : reason,
    comment: commentOn ? { id: commentOn, body: comment ?? '' } : null,
    saves: readCells(form),
  };
}

function readCells(form: FormData): CellSave[] {
  const field = (kind: string, id: string) => {
    const value = form.get(`${kind}:${id}`);
    return typeof value === 'string' ? value : undefined;
  };
  return [...form.keys()].flatMap((name) => {
    if (!name.startsWith('v:')) return [];
    const id = name.slice(2);
    const text = field('v', id);
    const expected = Number(field('l', id) ?? '0');
    if (!Number.isInteger(expected) || expected < 0 || field('k', id) === 'theirs') return [];
    const isChanged = text !== field('o', id);
    const explanation = field('e', id)?.trim();
    const confirmed = field('c', id);
    const base = field('b', id);
    if (!isChanged && (expected === 0 || (explanation === undefined && confirmed === undefined))) return [];
    return [
      {
        id,
        expected,
        ...(base === undefined ? {} : { seenBase: base || null }),
        ...(isChanged ? { text } : {}),
        ...(explanation === undefined ? {} : { explanation }),
        ...(confirmed === undefined ? {} : { confirmed }),
      },
    ];
  });
}
