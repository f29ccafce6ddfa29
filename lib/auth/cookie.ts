/** The session cookie's name: behind TLS the prefix binds it to this host, this path and TLS. */
export function sessionCookieName(publicUrl: string | undefined): string {
  return publicUrl?.startsWith('https://') ? '__Host-weici_session' : 'weici_session';
}
