import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { type PageContext, pageContext, type SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { requireViewer } from '@/app/[locale]/_page/viewer';
import type { Action } from '@/lib/auth/permissions';
import type { Person } from '@/lib/auth/person';
import { hrefOf } from '@/lib/i18n/links';
import type { MessageKey } from '@/lib/i18n/translator';

export interface AdminProps<Params extends object = object> {
  params: Promise<{ locale: string } & Params>;
  searchParams: SearchParams;
}

/** Title of a page of administration, which is in no search engine. */
export async function adminMetadata(props: AdminProps, title: MessageKey): Promise<Metadata> {
  const context = await pageContext(props.params, props.searchParams);
  return { ...pageMetadata(context, context.formats.t(title as never)), robots: { index: false } };
}

/** What a page of administration begins with: who may be here, and whether a form led here. `path` is without the language. */
export async function adminContext(
  props: AdminProps,
  path: string,
  action: Action,
): Promise<{ context: PageContext; person: Person; isSaved: boolean }> {
  const context = await pageContext(props.params, props.searchParams);
  const { person } = await requireViewer(context.locale, hrefOf(context.locale, path), action);
  return { context, person, isSaved: (await props.searchParams).done === 'saved' };
}

/** What stands around such a page: the way up, its heading, and what was done. */
export function AdminFrame({
  context,
  path,
  up = { path: '/admin', label: context.formats.t('admin.title') },
  title,
  isName = false,
  lead,
  isSaved = false,
  children,
}: {
  context: PageContext;
  path: string;
  up?: { path: string; label: string };
  title: string;
  /** The title is a name that people gave, in whatever language. */
  isName?: boolean;
  lead?: string;
  isSaved?: boolean;
  children: ReactNode;
}) {
  return (
    <Frame context={context} section="admin" here={{ path }}>
      <div className="head h-s">
        <p className="kick">
          <a href={hrefOf(context.locale, up.path)}>{up.label}</a>
        </p>
        <h1 translate={isName ? 'no' : undefined}>{title}</h1>
        {lead ? <p className="say">{lead}</p> : null}
        {isSaved ? <output className="done">{context.formats.t('catalogue.saved')}</output> : null}
      </div>
      {children}
    </Frame>
  );
}
