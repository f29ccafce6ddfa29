import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import { pageContext, type SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { hrefOf } from '@/lib/i18n/links';
import { providerRefusalSchema } from '@/lib/schemas/identity-provider';

interface RefusedPageProps {
  params: Promise<{ locale: string }>;
  searchParams: SearchParams;
}

const path = '/sign-in/provider/refused';

export const generateMetadata = head(async function metadata({
  params,
  searchParams,
}: RefusedPageProps): Promise<Metadata> {
  const context = await pageContext(params, searchParams);
  return { ...pageMetadata(context, context.formats.t('provider.title')), robots: { index: false } };
});

/** Why the identity provider's word signed nobody in. */
export default page(async function RefusedPage({ params, searchParams }: RefusedPageProps) {
  const context = await pageContext(params, searchParams);
  const { locale, formats } = context;
  const because = providerRefusalSchema.safeParse((await searchParams).because);
  if (!because.success) notFound();
  return (
    <Frame context={context} section={null} here={{ path: `${path}?because=${because.data}` }}>
      <div className="head h-s">
        <h1>{formats.t('provider.title')}</h1>
        <p className="say" role="alert">
          {formats.t(`provider.${because.data}`)}
        </p>
        <p className="body">
          <a href={hrefOf(locale, '/sign-in')}>{formats.t('provider.again')}</a>
        </p>
      </div>
    </Frame>
  );
});
