/** Where a key leads from a cell; null: it stays, and the key does what it does in a box. */
export function stepOf(event: {
  key: string;
  shiftKey: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  currentTarget: Pick<HTMLInputElement, 'value' | 'selectionStart' | 'selectionEnd'>;
}): { row: number; column: number } | null {
  const { key, shiftKey, currentTarget: box } = event;
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  if (key === 'Enter') return { row: shiftKey ? -1 : 1, column: 0 };
  if (shiftKey) return null;
  if (key === 'ArrowDown') return { row: 1, column: 0 };
  if (key === 'ArrowUp') return { row: -1, column: 0 };
  // within a text the arrows move in it; a text that is selected whole has no inside
  const end = box.value.length;
  const isWhole = box.selectionStart === 0 && box.selectionEnd === end;
  const isAt = (place: number) => isWhole || (box.selectionStart === place && box.selectionEnd === place);
  if (key === 'ArrowLeft' && isAt(0)) return { row: 0, column: -1 };
  if (key === 'ArrowRight' && isAt(end)) return { row: 0, column: 1 };
  return null;
}

/** The next cell in a direction that can be written in; null: there is none. */
export function nextCell(
  grid: readonly (readonly (string | null)[])[],
  id: string,
  step: { row: number; column: number },
): string | null {
  const at = placeOf(grid, id);
  if (!at) return null;
  let row = at.row + step.row;
  let column = at.column + step.column;
  while (row >= 0 && row < grid.length && column >= 0 && column < (grid[row]?.length ?? 0)) {
    const found = grid[row]?.[column];
    if (found) return found;
    row += step.row;
    column += step.column;
  }
  return null;
}

export function placeOf(
  grid: readonly (readonly (string | null)[])[],
  id: string,
): { row: number; column: number } | null {
  for (const [row, cells] of grid.entries()) {
    const column = cells.indexOf(id);
    if (column >= 0) return { row, column };
  }
  return null;
}
