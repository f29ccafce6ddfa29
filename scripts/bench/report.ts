import type { Machine } from './machine';
import type { Measured } from './stats';

/** A part of the run: tables to read, and the same as data. */
export interface Section {
  title: string;
  tables: Table[];
  data: unknown;
}

export interface Table {
  title: string;
  columns: string[];
  rows: string[][];
  notes?: string[];
}

export function sectionMarkdown({ title, tables }: Section): string {
  const parts = tables.map((table) =>
    [
      `### ${table.title}\n`,
      line(table.columns),
      line(table.columns.map((_, column) => (column === 0 ? '---' : '--:'))),
      ...table.rows.map(line),
      ...(table.notes ?? []).map((note) => `\n${note}`),
    ].join('\n'),
  );
  return `## ${title}\n\n${parts.join('\n\n')}\n`;
}

export function machineMarkdown(machine: Machine): string {
  const facts = [
    machine.at,
    `${machine.cores} × ${machine.cpu}`,
    `${machine.memoryGb} GB`,
    machine.system,
    `Node ${machine.node}`,
    `PostgreSQL ${machine.postgresql} (shared_buffers ${machine.sharedBuffers}, fsync ${machine.fsync})`,
    machine.commit && `commit ${machine.commit}`,
    `load before ${machine.loadBefore.toFixed(2)}`,
  ];
  return `${facts.filter(Boolean).join('; ')}.\n`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** 1,234 · 12.3 · 0.123: three digits, or all before the point. */
export function plain(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** The median, and the rounds' spread around it. */
export function withSpread({ value, spread, rounds }: Measured): string {
  return rounds.length > 1 ? `${plain(value)} ±${Math.round(spread * 50)} %` : plain(value);
}

/** 10⁴ */
export function power(figures: number): string {
  const digits = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
  return `10${digits[Math.round(Math.log10(figures))]}`;
}
