import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import {
  AdminFrame,
  type AdminProps,
  adminContext,
  adminMetadata,
} from '@/app/[locale]/admin/_page/admin-page';
import {
  change,
  disable,
  enable,
  forgetSecondFactor,
  givePassword,
} from '@/app/[locale]/admin/people/actions';
import { PersonFacts } from '@/components/people/person-facts';
import { PersonFields } from '@/components/people/person-fields';
import { PersonStep } from '@/components/people/person-step';
import { ActionForm, SubmitButton } from '@/components/ui/form/action-form';
import { provider, subjectInForm } from '@/lib/auth/oidc';
import { readBounds } from '@/lib/queries/people/read-bounds';
import { readPerson } from '@/lib/queries/people/read-person';
import { userNameSchema } from '@/lib/schemas/people';

type PersonPageProps = AdminProps<{ userName: string }>;

export const generateMetadata = head((props: PersonPageProps) => adminMetadata(props, 'people.edit'));

/** One person: what they are called and may do, and the steps that touch their account. */
export default page(async function PersonPage(props: PersonPageProps) {
  const asked = userNameSchema.safeParse((await props.params).userName);
  if (!asked.success) notFound();
  const path = `/admin/people/${asked.data}`;
  const { context, person: asker, isSaved } = await adminContext(props, path, 'people.read');
  const { locale, formats } = context;
  const { t } = formats;
  const person = (await readPerson(asker, asked.data)) ?? notFound();
  const bounds = (await readBounds(asker, person.regions)) ?? notFound();
  const { userName, lockVersion } = person;
  const about = { userName, lockVersion, title: t('refusal.title') };
  return (
    <AdminFrame
      context={context}
      path={path}
      up={{ path: '/admin/people', label: t('people.title') }}
      title={person.displayName}
      isName
      lead={t('people.editLead', { by: person.createdBy, at: formats.moment(person.createdAt) })}
      isSaved={isSaved}
    >
      <div className="cols">
        {userName === asker.userName ? (
          <section className="sec" aria-label={t('people.edit')}>
            <p className="body">{t('people.own')}</p>
          </section>
        ) : (
          <div className="stack">
            <section className="sec" aria-labelledby="details">
              <h2 id="details">{t('people.edit')}</h2>
              <ActionForm
                key={`change ${lockVersion}`}
                action={change.bind(null, locale)}
                summaryTitle={t('refusal.title')}
              >
                <input type="hidden" name="userName" value={userName} />
                <input type="hidden" name="lockVersion" value={lockVersion} />
                <PersonFields
                  formats={formats}
                  bounds={bounds}
                  values={{ ...person, subject: subjectInForm(person.oidcSubject) }}
                  asksSubject={provider() !== null}
                />
                <div className="acts">
                  <SubmitButton>{t('people.save')}</SubmitButton>
                </div>
              </ActionForm>
            </section>
            <section className="sec thin" aria-labelledby="account">
              <h2 id="account">{t('people.account')}</h2>
              <PersonStep
                {...about}
                action={givePassword.bind(null, locale)}
                label={t('people.reset')}
                text={t('people.resetText')}
              />
              {person.hasSecondFactor ? (
                <PersonStep
                  {...about}
                  action={forgetSecondFactor.bind(null, locale)}
                  label={t('people.resetSecondFactor')}
                  text={t('people.resetSecondFactorText')}
                />
              ) : null}
              <PersonStep
                {...about}
                action={(person.isDisabled ? enable : disable).bind(null, locale)}
                label={t(person.isDisabled ? 'people.enable' : 'people.disable')}
                text={t(person.isDisabled ? 'people.enableText' : 'people.disableText')}
              />
            </section>
          </div>
        )}
        <aside className="rail" aria-label={t('people.account')}>
          <PersonFacts formats={formats} person={person} />
        </aside>
      </div>
    </AdminFrame>
  );
});
