import { NextResponse } from 'next/server';
import { cookieOptions } from '@/app/[locale]/sign-in/_page/session-cookie';
import { flowCookieName, flowSeconds } from '@/lib/auth/oidc-flow';
import type { Locale } from '@/lib/domain/text';
import { readEnv } from '@/lib/env';
import { hrefOf } from '@/lib/i18n/links';
import type { ProviderRefusal } from '@/lib/schemas/identity-provider';

/** An answer that leads on and keeps nothing of the flow but what is given. */
export function leadTo(location: string, flow: string | null): NextResponse {
  const response = new NextResponse(null, { status: 303, headers: { location } });
  response.cookies.set(flowCookieName(readEnv().PUBLIC_URL), flow ?? '', {
    ...cookieOptions(),
    maxAge: flow === null ? 0 : flowSeconds,
  });
  return response;
}

export function refuse(locale: Locale, because: ProviderRefusal): NextResponse {
  return leadTo(`${hrefOf(locale, '/sign-in/provider/refused')}?because=${because}`, null);
}
