import 'server-only';
import { appDb } from '@/lib/db';
import { type Period, periodEnd } from '@/lib/domain/period';

/** Whose figures the sheets of some periods show: members and benchmarks of the installation's groups at a period's end, as `period/region code`. */
export async function readMembers(periods: readonly Period[]): Promise<Set<string>> {
  const asked = [...new Set(periods)];
  if (asked.length === 0) return new Set();
  const rows = await appDb().$queryRaw<{ place: string }[]>`
    SELECT p.period || '/' || r.code AS place
    FROM unnest(${asked}::text[], ${asked.map(periodEnd)}::date[]) AS p(period, day)
    CROSS JOIN installation_group o JOIN peer_group g ON g.id = o.group_id
    CROSS JOIN LATERAL (
      SELECT g.benchmark_id AS region_id WHERE g.benchmark_id IS NOT NULL
      UNION SELECT m.region_id FROM peer_group_member m WHERE m.group_id = g.id AND m.retired_at IS NULL
        AND m.valid_from <= p.day AND (m.valid_to IS NULL OR m.valid_to > p.day)) x
    JOIN region r ON r.id = x.region_id`;
  return new Set(rows.map(({ place }) => place));
}
