// The audit chain's own command. npm run audit:verify starts the database and runs this.
import { runAudit } from './audit-command';

const code = await runAudit(process.argv.slice(2));
// what was printed is out before the process goes; it has connections open that would keep it
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
