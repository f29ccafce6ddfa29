import { readEnv } from '@/lib/env';
import { isReady } from '@/lib/platform/readiness';

export const dynamic = 'force-dynamic';

/** 200 when the database answers and is migrated, 503 otherwise. */
export async function GET(): Promise<Response> {
  const { DATABASE_APP_URL } = readEnv();
  const ready =
    DATABASE_APP_URL !== undefined && (await isReady(DATABASE_APP_URL, process.env.WEICI_MIGRATION));
  return Response.json(
    { status: ready ? 'ready' : 'not ready' },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
