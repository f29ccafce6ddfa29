import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import { GroupFields } from '@/components/catalogue/group-fields';
import { Members } from '@/components/catalogue/members';
import { ActionForm, SubmitButton } from '@/components/ui/form/action-form';
import { HiddenFields } from '@/components/ui/form/hidden-fields';
import { inLocale } from '@/lib/domain/text';
import { hrefOf } from '@/lib/i18n/links';
import { keySchema } from '@/lib/schemas/page-params';
import { namesOfGroup } from '@/lib/services/catalogue/change-group';
import { readAdministered } from '@/lib/services/catalogue/read-catalogue';
import { stateOf } from '@/lib/services/catalogue/state-of';
import { AdminFrame, type AdminProps, adminContext, adminMetadata } from '../../_page/admin-page';
import { memberAsked } from '../../_page/member-asked';
import { regionChoices, regionName } from '../../_page/region-names';
import { change, writeMember } from '../actions';

type Props = AdminProps<{ key: string }>;

export const generateMetadata = head((props: Props) => adminMetadata(props, 'catalogue.groupsTitle'));

/** One peer group: its names and benchmark, and who belongs to it from when to when. */
export default page(async function GroupAdminPage(props: Props) {
  const asked = keySchema.safeParse((await props.params).key);
  const key = asked.success ? asked.data : notFound();
  const path = `/admin/groups/${key}`;
  const { context, person, isSaved } = await adminContext(props, path, 'catalogue.write');
  const { locale, formats } = context;
  const { t } = formats;
  const known = await readAdministered(person);
  const group = known.groups.get(key) ?? notFound();
  const members = group.members
    .map((member) => ({ ...member, name: regionName(known, member.code, locale) }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const seen = stateOf(namesOfGroup(group));
  // all members of a group are of one level
  const level = known.regions.get(members[0]?.code ?? '')?.level;
  return (
    <AdminFrame
      context={context}
      path={path}
      up={{ path: '/admin/groups', label: t('catalogue.groupsTitle') }}
      title={inLocale({ zh: group.name_zh, en: group.name_en }, locale)}
      lead={key}
      isSaved={isSaved}
    >
      <div className="cols two">
        <Members
          formats={formats}
          kind="group"
          owner={key}
          seen={stateOf(group.members)}
          members={members}
          edited={await memberAsked(props.searchParams, members)}
          choices={regionChoices(
            known,
            locale,
            (code) => level === undefined || known.regions.get(code)?.level === level,
          )}
          hrefOfMember={(id) => `${hrefOf(locale, path)}?member=${id}#member`}
          hrefOfOwner={hrefOf(locale, path)}
          action={writeMember.bind(null, locale)}
        />
        <section className="sec" aria-labelledby="names">
          <h2 id="names">{t('catalogue.groupNames')}</h2>
          <ActionForm key={seen} action={change.bind(null, locale)} summaryTitle={t('refusal.title')}>
            <HiddenFields values={{ key, seen }} />
            <GroupFields formats={formats} values={group} regions={regionChoices(known, locale)} />
            <p className="acts">
              <SubmitButton>{t('settings.save', { what: t('catalogue.groupNames') })}</SubmitButton>
            </p>
          </ActionForm>
        </section>
      </div>
    </AdminFrame>
  );
});
