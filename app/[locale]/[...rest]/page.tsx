import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';

interface UnknownPageProps {
  params: Promise<{ locale: string; rest: string[] }>;
}

export const generateMetadata = head<UnknownPageProps>(() => notFound());

/** Every address without a page of its own: our not-found, with the request's nonce, instead of Next's prerendered one. */
export default page<UnknownPageProps>(() => notFound());
