import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import { CheckForm } from '@/components/catalogue/check-form';
import { IndicatorFields } from '@/components/catalogue/indicator-fields';
import { IndicatorHistory } from '@/components/catalogue/indicator-history';
import { ActionForm, SubmitButton, TextField } from '@/components/ui/form/action-form';
import { HiddenFields } from '@/components/ui/form/hidden-fields';
import { inLocale } from '@/lib/domain/text';
import { readChecks } from '@/lib/queries/catalogue/read-checks';
import { readIndicatorHistory } from '@/lib/queries/catalogue/read-indicator-history';
import { keySchema } from '@/lib/schemas/page-params';
import { departmentsOf, departmentValue, indicatorState } from '@/lib/services/catalogue/indicator-entry';
import { readAdministered } from '@/lib/services/catalogue/read-catalogue';
import { stateOf } from '@/lib/services/catalogue/state-of';
import { AdminFrame, type AdminProps, adminContext, adminMetadata } from '../../_page/admin-page';
import { change, check } from '../actions';

type Props = AdminProps<{ key: string }>;

export const generateMetadata = head((props: Props) => adminMetadata(props, 'catalogue.indicatorsTitle'));

/** One indicator: its entry, what its figures are held against, and how the entry read before. */
export default page(async function IndicatorAdminPage(props: Props) {
  const asked = keySchema.safeParse((await props.params).key);
  const key = asked.success ? asked.data : notFound();
  const path = `/admin/indicators/${key}`;
  const { context, person, isSaved } = await adminContext(props, path, 'catalogue.write');
  const { locale, formats } = context;
  const { t } = formats;
  const [known, checks, history] = await Promise.all([
    readAdministered(person),
    readChecks(key),
    readIndicatorHistory(key),
  ]);
  const indicator = known.indicators.get(key) ?? notFound();
  const { entry } = indicator;
  const seen = stateOf(indicatorState(indicator));
  const names = { zh: entry.department_zh, en: entry.department_en };
  const measures = entry.growth === 'none' ? (['level'] as const) : (['level', 'growth'] as const);
  return (
    <AdminFrame
      context={context}
      path={path}
      up={{ path: '/admin/indicators', label: t('catalogue.indicatorsTitle') }}
      title={inLocale({ zh: entry.name_zh, en: entry.name_en }, locale)}
      lead={key}
      isSaved={isSaved}
    >
      <div className="cols two">
        <section className="sec" aria-labelledby="entry">
          <h2 id="entry">{t('catalogue.changeIndicator')}</h2>
          <ActionForm key={seen} action={change.bind(null, locale)} summaryTitle={t('refusal.title')}>
            <HiddenFields values={{ key, seen }} />
            <IndicatorFields
              formats={formats}
              values={entry}
              departments={departmentsOf(known).map((name) => ({ value: departmentValue(name), name }))}
              department={names.zh || names.en ? departmentValue(names) : ''}
            />
            <TextField
              name="reason"
              label={t('catalogue.change')}
              hint={t('catalogue.changeHint')}
              required
              maxLength={500}
            />
            <p className="acts">
              <SubmitButton>{t('catalogue.save')}</SubmitButton>
            </p>
          </ActionForm>
        </section>
        <div className="stack">
          <section className="sec" aria-labelledby="checks">
            <h2 id="checks">{t('catalogue.checksTitle')}</h2>
            <p className="body">{t('catalogue.checksLead')}</p>
            {measures.map((measure) => {
              const stored = checks.find((one) => one.measure === measure);
              return (
                <CheckForm
                  key={`${measure} ${stored?.lockVersion ?? 0}`}
                  formats={formats}
                  action={check.bind(null, locale)}
                  indicator={key}
                  measure={measure}
                  check={stored ?? null}
                />
              );
            })}
          </section>
          <IndicatorHistory formats={formats} changes={history} />
        </div>
      </div>
    </AdminFrame>
  );
});
