import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { route } from '@/app/[locale]/_page/route-answer';
import { cookieOptions } from '@/app/[locale]/sign-in/_page/session-cookie';
import { sessionCookieName } from '@/lib/auth/cookie';
import { type Flow, finishFlow, provider } from '@/lib/auth/oidc';
import { flowCookieName, openFlow } from '@/lib/auth/oidc-flow';
import { readSession } from '@/lib/auth/session';
import type { Locale } from '@/lib/domain/text';
import { readEnv } from '@/lib/env';
import { isLocale } from '@/lib/i18n/locales';
import { log } from '@/lib/log';
import { addressHeader } from '@/lib/platform/http/headers';
import { signInByProvider } from '@/lib/services/identity/sign-in-by-provider';
import { leadTo, refuse } from '../_answer';

export const dynamic = 'force-dynamic';

/** Where the identity provider sends people back to. Nothing is believed but what belongs to a flow begun in this browser. */
export const GET = route(
  async (request: NextRequest, { params }: { params: Promise<{ locale: string }> }) => {
    const { locale } = await params;
    if (!isLocale(locale) || !provider()) notFound();
    const { PUBLIC_URL } = readEnv();
    const flow = openFlow(request.cookies.get(flowCookieName(PUBLIC_URL))?.value);
    if (!flow) return refuse(locale, 'expired');
    const subject = await subjectOf(locale, request.nextUrl.search, flow);
    if (subject === null) return refuse(locale, 'failed');
    const name = sessionCookieName(PUBLIC_URL);
    const held = await readSession(request.cookies.get(name)?.value);
    const outcome = await signInByProvider(visitOf(request), subject, held?.id ?? null);
    if (!outcome.ok) return refuse(locale, outcome.code === 'forbidden' ? 'disabled' : 'unknown');
    const response = leadTo(`/${locale}${flow.to}`, null);
    response.cookies.set(name, outcome.token, cookieOptions());
    return response;
  },
);

async function subjectOf(locale: Locale, search: string, flow: Flow): Promise<string | null> {
  try {
    return await finishFlow(locale, search, flow);
  } catch (error) {
    log.warn({ err: error }, 'the identity provider vouched for nobody');
    return null;
  }
}

function visitOf({ headers }: NextRequest): { address: string; userAgent: string } {
  return { address: headers.get(addressHeader) ?? '', userAgent: headers.get('user-agent') ?? '' };
}
