// Starts the test server, keeps it up, makes and migrates a database, and prints its three addresses for a shell:
//   eval "$(npx tsx scripts/db-up.ts mine)"
import { openCluster } from '../lib/platform/cluster';
import { createDatabase } from '../lib/platform/databases';
import { keep } from '../lib/platform/leases';
import { migrate } from '../lib/platform/migrate';

const name = process.argv[2] ?? 'weici_dev';
const cluster = await openCluster('test');
try {
  const urls = await createDatabase(cluster.adminUrl, name, cluster.place.secrets);
  const applied = await migrate(urls.owner);
  if (applied.length > 0) console.error(`applied: ${applied.join(', ')}`);
  keep(cluster.place.users, true);
  console.log(`export DATABASE_URL='${urls.owner}'`);
  console.log(`export DATABASE_APP_URL='${urls.app}'`);
  console.log(`export DATABASE_PUBLIC_URL='${urls.public}'`);
  console.log(`export WEICI_TEST_ADMIN_URL='${cluster.adminUrl}'`);
} finally {
  await cluster.close();
}
