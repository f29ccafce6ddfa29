import { ChecksField, TextField } from '@/components/ui/form/action-form';
import type { Text } from '@/lib/domain/text';
import type { Formats } from '@/lib/i18n/formats';
import { type Role, roles } from './people-search';

export interface PersonValues {
  displayName: string;
  roles: readonly Role[];
  departments: readonly number[];
  regions: readonly string[];
  /** At the identity provider. */
  subject: string;
}

/** The fields that a new person and one who is there already have in common. */
export function PersonFields({
  formats,
  bounds,
  values,
  asksSubject,
}: {
  formats: Formats;
  bounds: { departments: { id: number; name: Text }[]; regions: { code: string; name: Text }[] };
  values?: PersonValues;
  /** Whether the installation has an identity provider. */
  asksSubject: boolean;
}) {
  const { t } = formats;
  return (
    <>
      <TextField
        name="displayName"
        label={t('people.displayName')}
        required
        maxLength={100}
        defaultValue={values?.displayName ?? ''}
      />
      <ChecksField
        name="roles"
        label={t('people.roles')}
        hint={t('people.rolesHint')}
        choices={roles.map((role) => ({ value: role, label: t(`roleText.${role}`) }))}
        defaultValues={[...(values?.roles ?? [])]}
      />
      {bounds.departments.length > 0 ? (
        <ChecksField
          name="departments"
          label={t('people.departments')}
          hint={t('people.departmentsHint')}
          choices={bounds.departments.map(({ id, name }) => ({
            value: String(id),
            label: formats.text(name),
          }))}
          defaultValues={(values?.departments ?? []).map(String)}
        />
      ) : null}
      {bounds.regions.length > 0 ? (
        <ChecksField
          name="regions"
          label={t('people.regions')}
          hint={t('people.regionsHint')}
          choices={bounds.regions.map(({ code, name }) => ({ value: code, label: formats.text(name) }))}
          defaultValues={[...(values?.regions ?? [])]}
        />
      ) : null}
      {asksSubject ? (
        <TextField
          name="subject"
          label={t('people.subject')}
          hint={t('people.subjectHint')}
          maxLength={255}
          defaultValue={values?.subject ?? ''}
        />
      ) : null}
    </>
  );
}
