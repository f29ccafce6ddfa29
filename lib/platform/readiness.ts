import { withClient } from './connect';

/**
 * Whether the database answers within two seconds and knows the newest migration of this build. The name comes from whoever
 * started the server; without it any applied migration will do.
 */
export async function isReady(appUrl: string, newestMigration: string | undefined): Promise<boolean> {
  const asked = withClient(
    appUrl,
    async (client) => {
      const { rows } = await client.query<{ ready: boolean }>(
        `SELECT EXISTS (SELECT FROM _prisma_migrations
           WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL AND ($1 = '' OR migration_name = $1)) AS ready`,
        [newestMigration ?? ''],
      );
      return rows[0]?.ready ?? false;
    },
    { timeout: 2000 },
  );
  return asked.catch(() => false);
}
