import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { route } from '@/app/[locale]/_page/route-answer';
import { beginFlow, provider } from '@/lib/auth/oidc';
import { sealFlow } from '@/lib/auth/oidc-flow';
import { isLocale } from '@/lib/i18n/locales';
import { log } from '@/lib/log';
import { toSchema } from '@/lib/schemas/identity';
import { leadTo, refuse } from './_answer';

export const dynamic = 'force-dynamic';

/**
 * Leads to the identity provider. A link, since our policy lets no form lead away from here (Chromium holds redirects of a
 * form to `form-action`); it changes nothing but a cookie of its own. Without a provider there is no such page.
 */
export const GET = route(
  async (request: NextRequest, { params }: { params: Promise<{ locale: string }> }) => {
    const { locale } = await params;
    if (!isLocale(locale) || !provider()) notFound();
    const to = toSchema.parse(request.nextUrl.searchParams.get('to') ?? undefined);
    try {
      const { url, flow } = await beginFlow(locale, to);
      return leadTo(url, sealFlow(flow));
    } catch (error) {
      log.warn({ err: error }, 'the identity provider cannot be reached');
      return refuse(locale, 'away');
    }
  },
);
