import '@/app/styles/index.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { documentLanguage, isLocale, locales } from '@/lib/i18n/locales';
import { optionsOnce } from './_page/options';

// Every page is rendered for its request: its scripts carry the request's nonce, and its figures are those of this instant.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = { icons: { icon: '/favicon.svg' } };

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

/** The root layout. An unknown language is answered in the first one; its pages answer 404. */
export default async function RootLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const { locale } = await params;
  // a page tells by itself that the database is away; colours have a default
  const good = await optionsOnce().then(
    ({ goodColour }) => goodColour,
    () => 'blue',
  );
  return (
    <html lang={documentLanguage[isLocale(locale) ? locale : locales[0]]} data-good={good}>
      <body>{children}</body>
    </html>
  );
}
