/** The session cookie's name: behind TLS the prefix binds it to this host, this path and TLS. */
export function sessionCookieName(publicUrl: string | undefined): string {
  return publicUrl?.startsWith('https://') ? '__Host-weici_session' : 'weici_session';
}

/** Whether a `Cookie` header holds what may be a session's token (43 characters of base64url): whose it is, only the database knows. */
export function mayHoldSession(header: string | undefined, publicUrl: string | undefined): boolean {
  const name = sessionCookieName(publicUrl);
  return (header ?? '').split(';').some((pair) => {
    const [key, value = ''] = pair.trim().split('=');
    return key === name && /^[\w-]{43}$/.test(value);
  });
}
