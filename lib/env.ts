import * as z from 'zod';

const postgresUrl = z
  .string()
  .refine(
    (text) => /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text),
    'is not an address like postgresql://user:password@host:5432/database',
  );

/** Nobody between here and there reads along. */
const isGuarded = ({ protocol, hostname }: URL) =>
  protocol === 'https:' || (protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname));

const schema = z
  .object({
    /** The owner's address: migrations and administration. Unset: the embedded server. */
    DATABASE_URL: postgresUrl.optional(),
    /** The address of the role that reads and writes for signed-in people and commands. */
    DATABASE_APP_URL: postgresUrl.optional(),
    /** The address of the role that may read published data only. */
    DATABASE_PUBLIC_URL: postgresUrl.optional(),
    PORT: z.coerce.number('is not a port number').int('is not a port number').min(0).max(65535).default(3000),
    /** The address the server listens on; unset: every address of the machine. */
    HOST: z.string().optional(),
    /** Where people reach the installation, e.g. https://weici.example.gov.cn: links in exports, HSTS. */
    PUBLIC_URL: z
      .string()
      .refine(
        (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
        'is not an http or https address',
      )
      .transform((text) => new URL(text).origin)
      .optional(),
    /** Addresses of proxies in front, comma separated: their X-Forwarded-For is believed, nobody else's. */
    TRUSTED_PROXIES: z
      .string()
      .default('')
      .transform((text) =>
        text
          .split(',')
          .map((address) => address.trim())
          .filter(Boolean),
      ),
    /** Encrypts second factors and binds sign-in by an identity provider: at least 32 characters. Unset: kept with the embedded server's secrets. */
    WEICI_SECRET: z.string().min(32, 'is shorter than 32 characters').optional(),
    /** Address of an OpenID Connect provider by which people may sign in; plain http on this machine alone. Unset: by password only. */
    OIDC_ISSUER: z
      .string()
      .refine(
        (text) => URL.canParse(text) && isGuarded(new URL(text)),
        'is not an https address (http is for a provider on this machine)',
      )
      .optional(),
    /** As the provider knows this installation. */
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    /** What the sign-in page calls the provider. */
    OIDC_LABEL: z.string().max(60, 'is longer than 60 characters').optional(),
    /** Folder of the embedded server's data, secrets and log. */
    WEICI_STATE: z.string().optional(),
    CHROMIUM_PATH: z.string().optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  })
  .superRefine((env, context) => {
    if (!env.OIDC_ISSUER) return;
    for (const name of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PUBLIC_URL'] as const)
      if (!env[name])
        context.addIssue({ code: 'custom', path: [name], message: 'is not set, and OIDC_ISSUER needs it' });
  });

export type Env = z.infer<typeof schema>;

/** The environment is not usable; the message names each variable and never repeats its value. */
export class EnvError extends Error {
  override name = 'EnvError';
}

/** Reads and checks the environment. An empty variable counts as unset. Throws EnvError. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = schema.safeParse(set);
  if (result.success) return result.data;
  throw new EnvError(
    result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
  );
}

/** A database address that must be there; `npm start`, `npm run data` and `npm test` set all three for their children. */
export function databaseUrl(
  name: 'DATABASE_URL' | 'DATABASE_APP_URL' | 'DATABASE_PUBLIC_URL',
  source: Record<string, string | undefined> = process.env,
): string {
  const url = readEnv(source)[name];
  if (!url) throw new EnvError(`${name}: is not set; npm start, npm run data and npm test set it`);
  return url;
}
