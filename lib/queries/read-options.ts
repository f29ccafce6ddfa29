import 'server-only';
import { publicDb } from '@/lib/db';
import type { GoodColour, InstallationOptions } from '@/lib/domain/options';

interface Row {
  counties_public: boolean;
  leaders_see_approved: boolean;
  good_colour: GoodColour;
  footer: Record<string, string>;
}

/** The settings that every page follows. */
export async function readOptions(): Promise<InstallationOptions> {
  const [row] = await publicDb().$queryRaw<Row[]>`
    SELECT counties_public, leaders_see_approved, good_colour::text AS good_colour, footer FROM installation_option`;
  return {
    countiesPublic: row?.counties_public ?? false,
    leadersSeeApproved: row?.leaders_see_approved ?? false,
    goodColour: row?.good_colour ?? 'blue',
    footer: row?.footer ?? {},
  };
}
