import {
  ActionForm,
  type Choice,
  SelectField,
  SubmitButton,
  TextField,
} from '@/components/ui/form/action-form';
import type { FormState } from '@/components/ui/form/form-state';
import { HiddenFields } from '@/components/ui/form/hidden-fields';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { Formats } from '@/lib/i18n/formats';

export interface Member {
  id: number;
  code: string;
  name: string;
  /** Empty: members of this owner weigh nothing. */
  weight: string;
  valid_from: string;
  valid_to: string | null;
}

interface MembersProps {
  formats: Formats;
  kind: 'group' | 'set';
  owner: string;
  seen: string;
  members: Member[];
  /** The one whose record the form corrects; null: the form adds one. */
  edited: Member | null;
  choices: Choice[];
  hrefOfMember: (id: number) => string;
  hrefOfOwner: string;
  action: (state: FormState, form: FormData) => Promise<FormState>;
}

/** Who or what belongs to a group or set from when to when, and the form that adds, ends or corrects. */
export function Members(props: MembersProps) {
  const { formats, kind, members, edited } = props;
  const { t } = formats;
  const what = t(kind === 'group' ? 'catalogue.region' : 'catalogue.indicator');
  return (
    <section className="sec" aria-labelledby="members">
      <h2 id="members">{t(kind === 'group' ? 'catalogue.members' : 'catalogue.setMembers')}</h2>
      {members.length === 0 ? <p className="body">{t('catalogue.empty')}</p> : null}
      {members.length > 0 ? (
        <ScrollRegion label={t('catalogue.membersCaption')}>
          <table className="plain">
            <caption className="vh">{t('catalogue.membersCaption')}</caption>
            <thead>
              <tr>
                <th scope="col">{what}</th>
                {kind === 'set' ? (
                  <th scope="col" className="num">
                    {t('catalogue.weight')}
                  </th>
                ) : null}
                <th scope="col">{t('catalogue.from')}</th>
                <th scope="col">{t('catalogue.to')}</th>
                <th scope="col">
                  <span className="vh">{t('catalogue.edit')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {members.map((member) => (
                <tr key={member.id}>
                  <th scope="row">
                    {member.name}
                    <span className="sub"> {member.code}</span>
                  </th>
                  {kind === 'set' ? <td className="num">{member.weight}</td> : null}
                  <td className="nb">{member.valid_from}</td>
                  <td className="nb">{member.valid_to ?? t('catalogue.now')}</td>
                  <td>
                    <a
                      href={props.hrefOfMember(member.id)}
                      aria-label={t('catalogue.changeMember', { name: member.name })}
                      aria-current={member.id === edited?.id ? 'true' : undefined}
                    >
                      {t('catalogue.edit')}
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ) : null}
      <MemberForm key={`${props.seen} ${edited?.id ?? ''}`} {...props} what={what} />
    </section>
  );
}

function MemberForm({
  formats,
  kind,
  owner,
  seen,
  edited,
  choices,
  hrefOfOwner,
  action,
  what,
}: MembersProps & { what: string }) {
  const { t } = formats;
  return (
    <>
      <h3 className="pad-t" id="member">
        {edited
          ? t('catalogue.changeMember', { name: edited.name })
          : t(kind === 'group' ? 'catalogue.addMember' : 'catalogue.addIndicator')}
      </h3>
      <ActionForm action={action} summaryTitle={t('refusal.title')}>
        <HiddenFields
          values={{ key: owner, seen, id: edited?.id ?? '', ...(edited ? { code: edited.code } : {}) }}
        />
        {edited ? null : <SelectField name="code" label={what} choices={choices} />}
        {kind === 'set' ? (
          <TextField
            name="weight"
            label={t('catalogue.weight')}
            inputMode="decimal"
            required
            defaultValue={edited?.weight ?? ''}
          />
        ) : null}
        <TextField
          name="valid_from"
          type="date"
          label={t('catalogue.validFrom')}
          required
          defaultValue={edited?.valid_from ?? ''}
        />
        <TextField
          name="valid_to"
          type="date"
          label={t('catalogue.validTo')}
          hint={t(kind === 'group' ? 'catalogue.validToHint' : 'catalogue.setEndHint')}
          defaultValue={edited?.valid_to ?? ''}
        />
        <p className="acts">
          <SubmitButton kind="secondary" name="intent" value="save">
            {t(edited ? 'catalogue.save' : 'catalogue.add')}
          </SubmitButton>
          {edited ? (
            <>
              <SubmitButton kind="secondary" name="intent" value="remove">
                {t('catalogue.remove')}
              </SubmitButton>
              <a href={hrefOfOwner}>{t('catalogue.cancel')}</a>
            </>
          ) : null}
        </p>
      </ActionForm>
    </>
  );
}
