import type { Metadata } from 'next';
import { head, page } from '@/app/[locale]/_page/answer';
import { pageContext, type SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { pageMetadata } from '@/app/[locale]/_page/metadata';
import { requireStep } from '@/app/[locale]/sign-in/_page/own';
import { ActionForm, SubmitButton } from '@/components/ui/form/action-form';
import { KeyValue } from '@/components/ui/key-value';
import { hrefOf } from '@/lib/i18n/links';
import { readOwnAccount } from '@/lib/queries/identity/read-own-account';
import { SessionList } from './_page/session-list';
import { endOthers, signOutHere } from './actions';

interface AccountPageProps {
  params: Promise<{ locale: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = head(async function metadata({
  params,
  searchParams,
}: AccountPageProps): Promise<Metadata> {
  const context = await pageContext(params, searchParams);
  return { ...pageMetadata(context, context.formats.t('account.title')), robots: { index: false } };
});

/** Who one is here, how one signs in, and where one is signed in. */
export default page(async function AccountPage({ params, searchParams }: AccountPageProps) {
  const context = await pageContext(params, searchParams);
  const { locale, formats } = context;
  const { t } = formats;
  const own = await requireStep(locale, [null], '/account');
  const { person } = own.session;
  const account = await readOwnAccount(person.id);
  const texts = (all: { zh: string; en: string }[]) => formats.list(all.map((each) => formats.text(each)));
  const isStaff = person.roles.includes('staff');
  return (
    <Frame context={context} section="account" here={{ path: '/account' }}>
      <div className="head h-s">
        <p className="kick">{person.displayName}</p>
        <h1>{t('account.title')}</h1>
      </div>
      <div className="stack pad">
        <KeyValue
          items={[
            { term: t('account.userName'), detail: person.userName },
            {
              term: t('account.roles'),
              detail: formats.list(person.roles.map((role) => t(`role.${role}`))) || t('account.none'),
            },
            ...(isStaff
              ? [
                  { term: t('account.departments'), detail: texts(account.departments) || t('account.none') },
                  { term: t('account.regions'), detail: texts(account.regions) || t('account.everyRegion') },
                ]
              : []),
          ]}
        />
        <section className="sec thin">
          <h2>{t('account.signInWith')}</h2>
          <ul className="dl">
            <li>
              {account.hasPassword ? (
                <a href={hrefOf(locale, '/account/password')}>{t('account.passwordTitle')}</a>
              ) : (
                t('account.passwordElsewhere')
              )}
            </li>
            <li>
              <a href={hrefOf(locale, '/account/second-factor')}>{t('account.factorTitle')}</a>
              <span className="muted">
                {t(account.hasSecondFactor ? 'account.factorOn' : 'account.factorOff')}
              </span>
            </li>
          </ul>
          <ActionForm
            action={signOutHere.bind(null, locale)}
            summaryTitle={t('account.refused')}
            className="acts"
          >
            <SubmitButton kind="secondary">{t('account.signOut')}</SubmitButton>
          </ActionForm>
        </section>
        <section className="sec thin">
          <h2>{t('account.sessions')}</h2>
          <p className="note">{t('account.sessionsNote')}</p>
          <SessionList formats={formats} sessions={account.sessions} current={own.session.id} />
          {account.sessions.length > 1 ? (
            <ActionForm
              action={endOthers.bind(null, locale)}
              summaryTitle={t('account.refused')}
              className="acts"
            >
              <SubmitButton kind="secondary">{t('account.endOthers')}</SubmitButton>
            </ActionForm>
          ) : null}
        </section>
      </div>
    </Frame>
  );
});
