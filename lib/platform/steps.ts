/** Where progress goes: standard error when standard output is the command's answer. */
export type Tell = (line: string) => void;

export const tellOnStdout: Tell = (line) => {
  process.stdout.write(`${line}\n`);
};
export const tellOnStderr: Tell = (line) => {
  process.stderr.write(`${line}\n`);
};

/** Runs one step and tells what it did and how long it took; a step that answers null had nothing to do. */
export async function step<T>(
  tell: Tell,
  name: string,
  work: () => Promise<T>,
  said?: (result: T) => string,
): Promise<T> {
  const begin = performance.now();
  try {
    const result = await work();
    const note = said?.(result);
    tell(`  ✓ ${name.padEnd(12)} ${seconds(begin)}${note ? `   ${note}` : ''}`);
    return result;
  } catch (error) {
    tell(`  ✗ ${name.padEnd(12)} ${seconds(begin)}`);
    throw error;
  }
}

function seconds(begin: number): string {
  return `${((performance.now() - begin) / 1000).toFixed(1).padStart(6)} s`;
}
