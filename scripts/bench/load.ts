import { get } from 'node:http';
import autocannon from 'autocannon';
import type { CapturedPage } from './bare-server-child';

export const connections = 20;

export interface Load {
  requestsPerSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

/** Loads one address for so many seconds. Throws where anything but 200 comes back. */
export async function load(url: string, seconds: number): Promise<Load> {
  const result = await autocannon({ url, connections, duration: seconds });
  const bad = result.errors + result.timeouts + result.non2xx;
  if (bad > 0) throw new Error(`${url}: ${bad} requests failed under load`);
  if (result.requests.total === 0) throw new Error(`${url}: no answer within ${seconds} s`);
  return { requestsPerSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

const perAnswer = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length']);

/** One page as our server sends it, without compression, as the load asks for it. Throws unless it answers 200. */
export function capture(origin: string, path: string): Promise<CapturedPage> {
  return new Promise((resolve, reject) => {
    get(`${origin}${path}`, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`${path} answers ${response.statusCode}`));
        const body = Buffer.concat(chunks);
        const headers = Object.entries(response.headers)
          .filter(([name]) => !perAnswer.has(name))
          .map(([name, value]): [string, string] => [name, String(value)]);
        return resolve({
          path,
          headers: [...headers, ['content-length', String(body.length)]],
          body: body.toString('base64'),
        });
      });
    }).on('error', reject);
  });
}
