import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';

interface Answer {
  status: number | null;
}

// the server in front and the pages are two bundles in one process: they meet here
const key = Symbol.for('weici.answer');
const shared = globalThis as { [key]?: AsyncLocalStorage<Answer> };
shared[key] ??= new AsyncLocalStorage<Answer>();
const answers = shared[key];

/**
 * Lets what renders the response choose its status by `answerWith`. Next gives a page no other way to be rendered whole,
 * without script, under a status that is not 200.
 */
export function withStatusOf<Result>(response: ServerResponse, render: () => Result): Result {
  const answer: Answer = { status: null };
  const writeHead = response.writeHead.bind(response) as (
    status: number,
    ...rest: unknown[]
  ) => ServerResponse;
  response.writeHead = ((status: number, ...rest: unknown[]) =>
    writeHead(answer.status ?? status, ...rest)) as ServerResponse['writeHead'];
  return answers.run(answer, render);
}

/** Chooses the status of the answer that is being rendered. */
export function answerWith(status: number): void {
  const answer = answers.getStore();
  if (answer) answer.status = status;
}
