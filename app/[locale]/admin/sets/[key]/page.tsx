import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import { Members } from '@/components/catalogue/members';
import { SetFields } from '@/components/catalogue/set-fields';
import { ActionForm, SubmitButton } from '@/components/ui/form/action-form';
import { HiddenFields } from '@/components/ui/form/hidden-fields';
import { inLocale } from '@/lib/domain/text';
import { hrefOf } from '@/lib/i18n/links';
import { keySchema } from '@/lib/schemas/page-params';
import { namesOfSet } from '@/lib/services/catalogue/change-set';
import { readAdministered } from '@/lib/services/catalogue/read-catalogue';
import { stateOf } from '@/lib/services/catalogue/state-of';
import { AdminFrame, type AdminProps, adminContext, adminMetadata } from '../../_page/admin-page';
import { memberAsked } from '../../_page/member-asked';
import { change, writeMember } from '../actions';

type Props = AdminProps<{ key: string }>;

export const generateMetadata = head((props: Props) => adminMetadata(props, 'catalogue.setsTitle'));

/** One assessed set: its names and dates, and what is assessed with which weight. */
export default page(async function SetAdminPage(props: Props) {
  const asked = keySchema.safeParse((await props.params).key);
  const key = asked.success ? asked.data : notFound();
  const path = `/admin/sets/${key}`;
  const { context, person, isSaved } = await adminContext(props, path, 'catalogue.write');
  const { locale, formats } = context;
  const { t } = formats;
  const known = await readAdministered(person);
  const set = known.sets.get(key) ?? notFound();
  const indicators = [...known.indicators]
    .sort(([, a], [, b]) => a.position - b.position)
    .map(([value, { entry }]) => ({
      value,
      label: inLocale({ zh: entry.name_zh, en: entry.name_en }, locale),
    }));
  const names = new Map(indicators.map(({ value, label }) => [value, label]));
  const members = set.members.map((member) => ({ ...member, name: names.get(member.code) ?? member.code }));
  const seen = stateOf(namesOfSet(set));
  return (
    <AdminFrame
      context={context}
      path={path}
      up={{ path: '/admin/sets', label: t('catalogue.setsTitle') }}
      title={inLocale({ zh: set.name_zh, en: set.name_en }, locale)}
      lead={key}
      isSaved={isSaved}
    >
      <div className="cols two">
        <Members
          formats={formats}
          kind="set"
          owner={key}
          seen={stateOf(set.members)}
          members={members}
          edited={await memberAsked(props.searchParams, members)}
          choices={indicators}
          hrefOfMember={(id) => `${hrefOf(locale, path)}?member=${id}#member`}
          hrefOfOwner={hrefOf(locale, path)}
          action={writeMember.bind(null, locale)}
        />
        <section className="sec" aria-labelledby="names">
          <h2 id="names">{t('catalogue.setNames')}</h2>
          <ActionForm key={seen} action={change.bind(null, locale)} summaryTitle={t('refusal.title')}>
            <HiddenFields values={{ key, seen }} />
            <SetFields formats={formats} values={set} />
            <p className="acts">
              <SubmitButton>{t('settings.save', { what: t('catalogue.setNames') })}</SubmitButton>
            </p>
          </ActionForm>
        </section>
      </div>
    </AdminFrame>
  );
});
