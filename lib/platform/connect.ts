import pg from 'pg';

/** One connection for the length of `work`. `timeout` (ms) limits connecting, and with it given each statement too. */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
  { timeout }: { timeout?: number } = {},
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: timeout ?? 5000,
    ...(timeout ? { query_timeout: timeout } : {}),
    application_name: 'weici-admin',
  });
  // an idle connection that breaks must not end the process
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The same address with another database, user or password. */
export function withParts(
  url: string,
  parts: { database?: string; user?: string; password?: string },
): string {
  const address = new URL(url);
  if (parts.database !== undefined) address.pathname = `/${encodeURIComponent(parts.database)}`;
  if (parts.user !== undefined) address.username = encodeURIComponent(parts.user);
  if (parts.password !== undefined) address.password = encodeURIComponent(parts.password);
  return address.toString();
}

/** The database that an address names; PostgreSQL's own default is the user's name. */
export function databaseOf(url: string): string {
  const address = new URL(url);
  return decodeURIComponent(address.pathname.slice(1)) || decodeURIComponent(address.username);
}

/** Host, port and reason of a failed connection in a sentence, never the password. */
export function describeFailure(url: string, error: unknown): string {
  const address = new URL(url);
  const port = address.port || '5432';
  const failure = error as { code?: string; message?: string; errors?: { code?: string }[] };
  const code = failure.code ?? failure.errors?.[0]?.code ?? '';
  const reasons: Record<string, string> = {
    ECONNREFUSED: 'nothing listens there: is PostgreSQL running, and is the port right?',
    ENOTFOUND: 'the host name is not known: is it spelt right?',
    EAI_AGAIN: 'the host name could not be looked up: is there a name server?',
    ETIMEDOUT: 'no answer in time: is a firewall between?',
    EHOSTUNREACH: 'the host cannot be reached from here',
    ECONNRESET: 'the connection was cut',
    '28P01': 'the password or user is not accepted: check DATABASE_URL',
    '28000': 'this user may not connect: check pg_hba.conf and DATABASE_URL',
    '3D000': `the database "${databaseOf(url)}" does not exist: create it, or name another in DATABASE_URL`,
    '53300': 'it has no free connection left',
    '57P03': 'it is starting up or shutting down',
  };
  let text = failure.message || code || 'unknown reason';
  if (address.password)
    text = text.replaceAll(decodeURIComponent(address.password), '***').replaceAll(address.password, '***');
  const timedOut = /timeout/i.test(text) ? reasons.ETIMEDOUT : undefined;
  return `PostgreSQL at ${address.hostname || 'localhost'}:${port} cannot be reached: ${reasons[code] ?? timedOut ?? text}`;
}
