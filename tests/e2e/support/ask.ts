import { Agent, type OutgoingHttpHeaders, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

export interface Answer {
  status: number;
  headers: Record<string, string>;
  bytes: Buffer;
  text: string;
}

export interface Question {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: string | Buffer;
}

/** Sends a request as it is written: no redirect is followed, no path made proper, no header added that a browser would. */
export function ask(
  base: string,
  path: string,
  { method = 'GET', headers = {}, body }: Question = {},
): Promise<Answer> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers, agent, timeout: 120_000 }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const bytes = Buffer.concat(parts);
        const given = Object.entries(answer.headers).map(([name, value]) => [
          name,
          [value].flat().join('\n'),
        ]);
        resolve({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(given) as Record<string, string>,
          bytes,
          text: bytes.toString('utf8'),
        });
      });
    });
    asked.on('timeout', () => asked.destroy(new Error(`no answer: ${method} ${path}`)));
    asked.on('error', reject);
    asked.end(body);
  });
}

/** The same, going along where the framework only wants its own mark on a request for a payload. */
export async function askPayload(base: string, path: string, question: Question = {}): Promise<Answer> {
  const answer = await ask(base, path, question);
  const { location = '' } = answer.headers;
  const isMarked = [307, 308].includes(answer.status) && /[?&]_rsc(=|&|$)/.test(location);
  return isMarked ? ask(base, location.replace(/^https?:\/\/[^/]+/, ''), question) : answer;
}

/**
 * A document as its reader gets it: the markup, and the rows of React's payload without their numbers, in an order of their
 * own. Which row is ready first is a matter of chance.
 */
export function settled(html: string): string {
  const pushes = html.matchAll(/self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g);
  const payload = [...pushes].map(([, text = '""']) => JSON.parse(text) as string).join('');
  const rows = payload
    .split('\n')
    .map((row) => row.replace(/^[0-9a-f]+:/, '').replace(/\$[@L]?[0-9a-f]+\b/g, '$'));
  return [html.replace(/<script\b[^>]*>.*?<\/script>/gs, ''), ...rows.sort()].join('\n');
}

/** Where two texts first differ, with what stands around; null: nowhere. */
export function differenceOf(one: string, other: string): string[] | null {
  if (one === other) return null;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const from = Math.max(0, at - 60);
  return [one.slice(from, from + 160), other.slice(from, from + 160)];
}

/** Works on all, some at a time, and answers in their order. */
export async function eachOf<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  atOnce = 8,
): Promise<Result[]> {
  const results = new Map<number, Result>();
  const rest = items.entries();
  const worker = async () => {
    for (const [at, item] of rest) results.set(at, await work(item));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return items.map((_, at) => results.get(at) as Result);
}
