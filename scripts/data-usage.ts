const commands = {
  check: `npm run data -- check <path> [--settings] [--locale zh|en]
  Checks a data package (a folder with datapackage.json, a .zip of one, or an .xlsx workbook) exactly as an import with --publish would,
  and writes nothing. Every mistake is named with file, line, column, what is wrong and what is expected.`,
  import: `npm run data -- import <path> [--publish] [--settings] [--as USER] [--reason TEXT] [--locale zh|en]
  Imports a data package, all or nothing, and prints what was added, changed and the same.
  --publish    publish the figures and change the catalogue; without it figures become drafts, and the catalogue is only added to
  --settings   take the package's settings (home, groups, assessed set, time zone) although there are some
  --as         who is answerable for it, in the audit log (default: operator)
  --reason     why published figures are revised (default: the package's title)`,
  export: `npm run data -- export <folder> [--as-of DATE] [--published-only] [--locale zh|en]
  Writes everything that is published, with all its vintages, as a data package into a new or empty folder.
  --as-of           only what was published by then: a date (its last instant) or an RFC 3339 instant
  --published-only  read through the database role that may see nothing else (drafts are never exported)`,
  rank: `npm run data -- rank --indicator KEY --period P [--measure level|growth] [--group KEY] [--as-of DATE] [--format table|csv|json] [--locale zh|en]
  Prints the places of a group's members: rank, region_code, name, value, tied, rank_change, gap_to_first, gap_to_above, gap_to_benchmark.`,
  headline: `npm run data -- headline --period P [--home CODE] [--group KEY] [--as-of DATE] [--locale zh|en] [--format text|json]
  Prints the counts and sentences of the month: at or above the benchmark, top three, streaks, places.`,
} as const;

/** How to use one command, or all. */
export function dataUsage(command?: string): string {
  const one = Object.entries(commands).find(([name]) => name === command)?.[1];
  if (one) return one;
  return `${Object.values(commands).join('\n\n')}

Exit codes: 0 done, 1 the data is refused (nothing was written), 2 wrong usage.
The language of messages is --locale, else that of LANG, else English.`;
}
