import pino from 'pino';

const secretKeys = ['password', 'secret', 'token', 'authorization', 'cookie', 'connectionString', 'url'];

/** Takes user names and passwords out of anything that looks like an address. */
export function withoutCredentials(text: string): string {
  return text.replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, '$1***@');
}

/** The log of the running server: one JSON object a line, with secrets taken out. */
export const log = pino({
  level: process.env.LOG_LEVEL || 'info',
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '***' },
  serializers: {
    err: (error: Error) => ({
      type: error.name,
      message: withoutCredentials(String(error.message)),
      stack: withoutCredentials(String(error.stack)),
    }),
  },
});
