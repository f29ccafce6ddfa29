export const dynamic = 'force-dynamic';

/** The process answers; it says nothing of the database. */
export function GET(): Response {
  return Response.json({ status: 'live' }, { headers: { 'Cache-Control': 'no-store' } });
}
