import { cookies } from 'next/headers';
import { sessionCookieName } from '@/lib/auth/cookie';
import { readEnv } from '@/lib/env';

/** No script reads it, no other site sends it along, and it ends with the browser; its times are kept on the server. */
export function cookieOptions() {
  const secure = readEnv().PUBLIC_URL?.startsWith('https://') ?? false;
  return { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
}

/** Gives the browser a session's token. In a server action or a route. */
export async function setSessionCookie(token: string): Promise<void> {
  (await cookies()).set(sessionCookieName(readEnv().PUBLIC_URL), token, cookieOptions());
}

/** Takes it back. What counts is that the session ended on the server. */
export async function clearSessionCookie(): Promise<void> {
  // Next's own delete() forgets Secure, without which a browser refuses to touch a __Host- cookie
  (await cookies()).set(sessionCookieName(readEnv().PUBLIC_URL), '', { ...cookieOptions(), maxAge: 0 });
}
