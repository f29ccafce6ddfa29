import { type ChildProcess, spawn } from 'node:child_process';
import { projectRoot } from './paths';

export interface RunOptions {
  env?: Record<string, string | undefined>;
  /** `inherit`: seen as it comes. `on-failure`: kept back, and part of the error when the program fails. `stderr`: seen on standard error. */
  output?: 'inherit' | 'on-failure' | 'stderr';
}

/** A program failed; `output` is what it wrote when that was kept back. */
export class RunError extends Error {
  override name = 'RunError';
  constructor(
    message: string,
    readonly code: number,
    readonly output: string,
  ) {
    super(output ? `${message}\n${output.trimEnd()}` : message);
  }
}

const running = new Set<ChildProcess>();

/** Runs a program in the project's folder until it ends. Throws RunError when it fails. */
export function run(
  program: string,
  args: string[],
  { env = {}, output = 'on-failure' }: RunOptions = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const sink = { inherit: 'inherit', 'on-failure': 'pipe', stderr: 2 }[output] as 'inherit' | 'pipe' | 2;
    const child = spawn(program, args, {
      cwd: projectRoot,
      env: { ...process.env, ...env } as NodeJS.ProcessEnv,
      stdio: ['ignore', sink, output === 'on-failure' ? 'pipe' : 2],
    });
    running.add(child);
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', (error) => reject(new RunError(`${program}: ${error.message}`, 127, '')));
    child.once('close', (code, signal) => {
      running.delete(child);
      if (code === 0) return resolve();
      const what = [program === process.execPath ? 'node' : program, ...args].join(' ');
      reject(
        new RunError(`${what} ended with ${signal ?? code}`, code ?? 1, Buffer.concat(chunks).toString()),
      );
    });
  });
}

/** Runs a TypeScript file of the project as a program of its own, with what server-only modules need. */
export function runTypeScript(file: string, args: string[], options: RunOptions = {}): Promise<void> {
  return run(process.execPath, ['--conditions=react-server', '--import', 'tsx', file, ...args], options);
}

/** Ends the programs that are still under way, when this process is told to stop. */
export function endRunning(): void {
  for (const child of running) child.kill('SIGTERM');
}
