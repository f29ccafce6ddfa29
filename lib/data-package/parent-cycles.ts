/** The codes that are above themselves, each with the way back to it (`a → b → a`). */
export function cyclesOf(parents: ReadonlyMap<string, string>): Map<string, string[]> {
  const cycles = new Map<string, string[]>();
  const done = new Set<string>();
  for (const start of parents.keys()) {
    const way: string[] = [];
    let code: string | undefined = start;
    while (code !== undefined && !done.has(code) && !way.includes(code)) {
      way.push(code);
      code = parents.get(code);
    }
    const first = code === undefined ? -1 : way.indexOf(code);
    const cycle = first === -1 ? [] : way.slice(first);
    for (const [index, member] of cycle.entries()) {
      cycles.set(member, [...cycle.slice(index), ...cycle.slice(0, index), member]);
    }
    for (const each of way) done.add(each);
  }
  return cycles;
}
