import type { PackageSettings } from '@/lib/schemas/package-descriptor';
import type { Descriptor } from './descriptor';
import type { CataloguePlan } from './plan-catalogue';
import { type ProblemCode, type Problems, quoted } from './problems';

/** Checks that the settings under `weici` name regions, groups, sets and indicators that there are. */
export function checkSettings(
  descriptor: Descriptor,
  file: string,
  plan: CataloguePlan,
  problems: Problems,
): PackageSettings | null {
  const settings = descriptor.weici;
  if (!settings) return null;
  const check = (
    has: (code: string) => boolean,
    code: ProblemCode,
    value: string | null | undefined,
    ...path: (string | number)[]
  ) => {
    if (value === undefined || value === null || has(value)) return;
    const column = { name: ['weici', ...path].join('.'), number: 0 };
    const place = { file, line: descriptor.lineOf(['weici', ...path]), column };
    problems.add(code, place, { value: quoted(value) });
  };
  check(plan.hasRegion, 'unknown_region', settings.home, 'home');
  check(plan.hasSet, 'unknown_set', settings.assessedSet, 'assessedSet');
  for (const [index, key] of (settings.groups ?? []).entries()) {
    check(plan.hasGroup, 'unknown_group', key, 'groups', index);
  }
  for (const [index, key] of (settings.highlights ?? []).entries()) {
    check(plan.hasIndicator, 'unknown_indicator', key, 'highlights', index);
  }
  return settings;
}
