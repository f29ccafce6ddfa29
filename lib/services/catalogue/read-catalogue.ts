import 'server-only';
import { may } from '@/lib/auth/permissions';
import type { Person } from '@/lib/auth/person';
import type { KnownCatalogue } from '@/lib/data-package/known';
import { appPool } from '@/lib/db';
import { readKnownCatalogue } from '@/lib/services/import-known';

/** The catalogue as whoever administers it sees it: what a package is compared with, since both are changed alike. */
export async function readAdministered(person: Person | null): Promise<KnownCatalogue> {
  if (!may(person, 'catalogue.write') && !may(person, 'settings.write'))
    throw new Error('not an administrator');
  const client = await appPool().connect();
  try {
    return await readKnownCatalogue(client);
  } finally {
    client.release();
  }
}
