import { layBlock, type Pasted, type PasteTarget } from '@/lib/domain/paste';
import { placeOf } from './move-focus';
import type { Grid } from './use-grid';

export interface PasteReport extends Pasted {
  /** Puts every cell back as it was. */
  undo: () => void;
}

/**
 * A block of the clipboard, as Excel and WPS give it (tabs, quoted cells with line breaks in them), laid on the grid
 * from a cell on and saved. Null: the cell is none of the grid's. What reads such text is loaded when it is first needed.
 */
export async function pasteBlock(grid: Grid, id: string, text: string): Promise<PasteReport | null> {
  const { default: papa } = await import('papaparse');
  const block = papa.parse<string[]>(text, { delimiter: '\t' }).data;
  const shown = grid.view.rows.map(({ cells }) => cells.map((cell) => cell?.id ?? ''));
  const anchor = placeOf(shown, id);
  if (!anchor) return null;
  const pasted = layBlock(block, targetsOf(grid, shown), anchor);
  const before = pasted.assigned.map((cell) => {
    const { view, text: was } = grid.store.get(cell.id);
    return { id: cell.id, text: was, version: view.version };
  });
  for (const cell of pasted.assigned) grid.put(cell.id, cell.text);
  const undo = () => {
    for (const cell of before) {
      if (cell.version > 0) grid.put(cell.id, cell.text);
      else {
        grid.type(cell.id, cell.text);
        grid.show(cell.id);
        grid.discard(cell.id);
      }
    }
  };
  return { ...pasted, undo };
}

function targetsOf(grid: Grid, shown: readonly (readonly string[])[]): PasteTarget[][] {
  return shown.map((ids) =>
    ids.map((id) => {
      if (id === '') return { id, column: { measure: 'growth', unit: { zh: '', en: '' } }, isLocked: true };
      const { view } = grid.store.get(id);
      return { id, column: view.column, isLocked: !view.isWritable };
    }),
  );
}
