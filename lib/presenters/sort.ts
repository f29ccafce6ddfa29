/** How a table is sorted: by which column, and whether against its natural order. As in the address: `gap`, `-gap`. */
export interface Sort {
  column: string;
  reversed: boolean;
}

/** Reads the address's `sort`; what is not among the columns is the first of them. */
export function readSort(text: string | undefined, columns: readonly string[]): Sort {
  const reversed = text?.startsWith('-') ?? false;
  const column = reversed ? text?.slice(1) : text;
  return column !== undefined && columns.includes(column)
    ? { column, reversed }
    : { column: columns[0] ?? '', reversed: false };
}

/** What a column's head leads to: sorted by it, and the other way round where it already is. Undefined: the table's own order. */
export function nextSort(sort: Sort, column: string, columns: readonly string[]): string | undefined {
  const isAgain = sort.column === column && !sort.reversed;
  if (column === columns[0] && !isAgain) return undefined;
  return isAgain ? `-${column}` : column;
}

/** `aria-sort` of a column's head; `falling`: its natural order is from the greatest down. */
export function ariaSort(
  sort: Sort,
  column: string,
  falling = false,
): 'ascending' | 'descending' | undefined {
  if (sort.column !== column) return undefined;
  return sort.reversed === falling ? 'ascending' : 'descending';
}

/**
 * Sorted rows; the key is a number or text, null for what has none: always last, whichever way. Equal keys keep their order.
 */
export function sortBy<Row>(
  rows: readonly Row[],
  sort: Sort,
  keyOf: (row: Row) => number | string | null,
): Row[] {
  const way = sort.reversed ? -1 : 1;
  return rows
    .map((row, index) => ({ row, index, key: keyOf(row) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null)
        return Number(a.key === null) - Number(b.key === null) || a.index - b.index;
      return (a.key < b.key ? -way : a.key > b.key ? way : 0) || a.index - b.index;
    })
    .map(({ row }) => row);
}
