import { type ChildProcess, spawn } from 'node:child_process';
import { projectRoot } from '../../lib/platform/paths';

/** A program of the benchmark's that answers one message to each order. */
export interface Child<Order, Report> {
  ask(order: Order): Promise<Report>;
  /** Lets it end, and waits until it has. */
  end(): Promise<void>;
}

/** Starts a TypeScript file of the project as a child that talks by messages; what it prints is thrown away. It ends with this process. */
export function startChild<Order extends object, Report extends { error?: string }>(
  file: string,
  args: string[],
  env: Record<string, string | undefined>,
): Child<Order, Report> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', file, ...args],
    {
      cwd: projectRoot,
      env: { ...process.env, ...env, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  const gone = new Promise<string>((resolve) =>
    child.once('exit', (code, signal) => resolve(String(signal ?? code))),
  );
  return {
    async ask(order) {
      const answer = new Promise<Report>((resolve) =>
        child.once('message', (message) => resolve(message as Report)),
      );
      child.send(order);
      const ended = gone.then((how) => {
        throw new Error(`${file} ended with ${how}`);
      });
      const report = await Promise.race([answer, ended]);
      if (report.error) throw new Error(`${file}: ${report.error}`);
      return report;
    },
    async end() {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
