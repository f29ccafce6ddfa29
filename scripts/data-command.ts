import { DataRefused, UsageError } from './data-options';
import { dataUsage } from './data-usage';

// each command loads what it needs: an import starts without the words of headlines
const commands: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  check: async (args) => (await import('./data-import')).checkOrImport('check', args),
  import: async (args) => (await import('./data-import')).checkOrImport('import', args),
  export: async (args) => (await import('./data-export')).exportFolder(args),
  rank: async (args) => (await import('./data-rank')).printRank(args),
  headline: async (args) => (await import('./data-headline')).printHeadline(args),
};

/** Runs one command; answers the exit code: 0 done, 1 the data is refused, 2 wrong usage. */
export async function runData([name, ...args]: readonly string[]): Promise<number> {
  const command =
    name === undefined ? undefined : Object.entries(commands).find(([key]) => key === name)?.[1];
  const asksHelp = name === '--help' || name === '-h' || name === 'help' || args.includes('--help');
  if (asksHelp) {
    console.log(dataUsage(command && name));
    return 0;
  }
  if (!command) {
    console.error(name === undefined ? 'A command is missing.' : `Unknown command ${JSON.stringify(name)}.`);
    console.error(dataUsage());
    return 2;
  }
  try {
    await command(args);
    return 0;
  } catch (error) {
    if (error instanceof DataRefused) {
      console.error(error.message);
      return 1;
    }
    if (error instanceof UsageError) {
      console.error(error.message);
      console.error(`See: npm run data -- ${name} --help`);
      return 2;
    }
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}
