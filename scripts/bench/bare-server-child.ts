// A program of its own: node:http and nothing else, sending the bytes that it was given for each path.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CapturedPage {
  path: string;
  /** As they were sent, without those that a server makes for each answer. */
  headers: [string, string][];
  /** base64 */
  body: string;
}

export interface BareOrder {
  pages: CapturedPage[];
}

export interface BareReport {
  port: number;
  error?: string;
}

process.once('message', ({ pages }: BareOrder) => {
  const answers = new Map(
    pages.map(({ path, headers, body }) => [
      path,
      { headers: headers.flat(), body: Buffer.from(body, 'base64') },
    ]),
  );
  const server = createServer((request, response) => {
    const answer = answers.get(request.url ?? '');
    if (!answer) return response.writeHead(404).end();
    return response.writeHead(200, answer.headers).end(answer.body);
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
});
process.on('disconnect', () => process.exit(0));
