import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import { RegionFields } from '@/components/catalogue/region-fields';
import { ActionForm, SubmitButton } from '@/components/ui/form/action-form';
import { HiddenFields } from '@/components/ui/form/hidden-fields';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { regionLevels } from '@/lib/domain/region';
import { inLocale } from '@/lib/domain/text';
import { regionCodeSchema } from '@/lib/schemas/page-params';
import { readAdministered } from '@/lib/services/catalogue/read-catalogue';
import { stateOf } from '@/lib/services/catalogue/state-of';
import { AdminFrame, type AdminProps, adminContext, adminMetadata } from '../../_page/admin-page';
import { regionChoices, regionName } from '../../_page/region-names';
import { change } from '../actions';

type Props = AdminProps<{ code: string }>;

export const generateMetadata = head((props: Props) => adminMetadata(props, 'catalogue.regionsTitle'));

/** One region: another name or parent from a day on, and what it was called before. */
export default page(async function RegionAdminPage(props: Props) {
  const asked = regionCodeSchema.safeParse((await props.params).code);
  const code = asked.success ? asked.data : notFound();
  const path = `/admin/regions/${code}`;
  const { context, person, isSaved } = await adminContext(props, path, 'catalogue.write');
  const { locale, formats } = context;
  const { t } = formats;
  const known = await readAdministered(person);
  const region = known.regions.get(code) ?? notFound();
  const last = region.versions.at(-1);
  const seen = stateOf(region.versions);
  const rank = regionLevels.indexOf(region.level);
  const isHigher = (other: string) => regionLevels.indexOf(known.regions.get(other)?.level ?? 'other') < rank;
  return (
    <AdminFrame
      context={context}
      path={path}
      up={{ path: '/admin/regions', label: t('catalogue.regionsTitle') }}
      title={regionName(known, code, locale)}
      lead={`${code} ${t(`catalogue.levels.${region.level}`)}`}
      isSaved={isSaved}
    >
      <div className="cols two">
        <section className="sec" aria-labelledby="change">
          <h2 id="change">{t('catalogue.changeRegion')}</h2>
          <ActionForm key={seen} action={change.bind(null, locale)} summaryTitle={t('refusal.title')}>
            <HiddenFields values={{ code, seen }} />
            <RegionFields
              formats={formats}
              {...(last ? { values: last } : {})}
              parents={regionChoices(known, locale, isHigher)}
              fromHint={t('catalogue.regionFromHint')}
            />
            <p className="acts">
              <SubmitButton>{t('catalogue.save')}</SubmitButton>
            </p>
          </ActionForm>
        </section>
        <section className="sec" aria-labelledby="versions">
          <h2 id="versions">{t('catalogue.versionsTitle')}</h2>
          <ScrollRegion label={t('catalogue.versionsCaption')}>
            <table className="plain">
              <caption className="vh">{t('catalogue.versionsCaption')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('catalogue.name')}</th>
                  <th scope="col">{t('catalogue.parent')}</th>
                  <th scope="col">{t('catalogue.from')}</th>
                  <th scope="col">{t('catalogue.to')}</th>
                </tr>
              </thead>
              <tbody>
                {region.versions.toReversed().map((version) => (
                  <tr key={version.valid_from}>
                    <th scope="row">{inLocale({ zh: version.name_zh, en: version.name_en }, locale)}</th>
                    <td>
                      {version.parent_code
                        ? regionName(known, version.parent_code, locale)
                        : t('catalogue.noParent')}
                    </td>
                    <td className="nb">{version.valid_from}</td>
                    <td className="nb">{version.valid_to ?? t('catalogue.now')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </section>
      </div>
    </AdminFrame>
  );
});
