// The command line of data packages: check, import, export, rank, headline. npm run data starts the database and runs this.
import { runData } from './data-command';

const code = await runData(process.argv.slice(2));
// what was printed is out before the process goes; it has connections open that would keep it
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
