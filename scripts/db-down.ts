// Stops the test server that db-up.ts keeps, unless a test run uses it; it goes with the run then.
import { closeUnused } from '../lib/platform/cluster';
import { keep } from '../lib/platform/leases';
import { clusterPlace } from '../lib/platform/state';

keep(clusterPlace('test').users, false);
console.error((await closeUnused('test')) ? 'stopped' : 'still in use: it stops with its last user');
