import { head, page } from '@/app/[locale]/_page/answer';
import { ColourForm } from '@/components/settings/colour-form';
import { FooterForm } from '@/components/settings/footer-form';
import { PlaceForm } from '@/components/settings/place-form';
import { VisibilityForm } from '@/components/settings/visibility-form';
import { inLocale } from '@/lib/domain/text';
import { hrefOf } from '@/lib/i18n/links';
import { mostGroups } from '@/lib/schemas/settings';
import { readAdministered } from '@/lib/services/catalogue/read-catalogue';
import { stateOf } from '@/lib/services/catalogue/state-of';
import { readPlace } from '@/lib/services/settings/read-place';
import { optionsState } from '@/lib/services/settings/write-options';
import { AdminFrame, type AdminProps, adminContext, adminMetadata } from '../_page/admin-page';
import { regionChoices } from '../_page/region-names';
import { colour, footer, place, visibility } from './actions';

const path = '/admin/settings';

export const generateMetadata = head((props: AdminProps) => adminMetadata(props, 'settings.title'));

/** What every page follows: whose place it is, who sees what, colours, and the footer. */
export default page(async function SettingsPage(props: AdminProps) {
  const { context, person, isSaved } = await adminContext(props, path, 'settings.write');
  const { locale, formats, options } = context;
  const { t } = formats;
  const [known, settings] = await Promise.all([readAdministered(person), readPlace()]);
  const named = (owners: Iterable<[string, { name_zh: string; name_en: string }]>) =>
    [...owners].map(([value, { name_zh, name_en }]) => ({
      value,
      label: inLocale({ zh: name_zh, en: name_en }, locale),
    }));
  const { countiesPublic, leadersSeeApproved, goodColour } = options;
  return (
    <AdminFrame
      context={context}
      path={path}
      title={t('settings.title')}
      lead={t('settings.lead')}
      isSaved={isSaved}
    >
      <div className="cols two">
        <div className="stack">
          <PlaceForm
            key={stateOf(settings)}
            formats={formats}
            action={place.bind(null, locale)}
            seen={stateOf(settings)}
            settings={settings}
            regions={regionChoices(known, locale)}
            groups={named(known.groups)}
            sets={named(known.sets)}
            most={Math.min(mostGroups, known.groups.size)}
          />
          <VisibilityForm
            key={`${countiesPublic} ${leadersSeeApproved}`}
            formats={formats}
            action={visibility.bind(null, locale)}
            seen={optionsState({ countiesPublic, leadersSeeApproved })}
            countiesPublic={countiesPublic}
            leadersSeeApproved={leadersSeeApproved}
            indicatorsHref={hrefOf(locale, '/admin/indicators')}
          />
          <ColourForm
            key={goodColour}
            formats={formats}
            action={colour.bind(null, locale)}
            seen={optionsState({ goodColour })}
            goodColour={goodColour}
          />
        </div>
        <FooterForm
          key={optionsState({ footer: options.footer })}
          formats={formats}
          action={footer.bind(null, locale)}
          seen={optionsState({ footer: options.footer })}
          footer={options.footer}
        />
      </div>
    </AdminFrame>
  );
});
