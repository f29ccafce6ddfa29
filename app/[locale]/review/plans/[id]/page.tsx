import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import type { SearchParams } from '@/app/[locale]/_page/context';
import { Frame } from '@/app/[locale]/_page/frame';
import { reviewContext, reviewMetadata } from '@/app/[locale]/review/_page/review-context';
import { sheetChoices } from '@/app/[locale]/review/_page/sheet-choices';
import { DoneNote } from '@/components/review/done-note';
import { failureText } from '@/components/review/failure-text';
import { PlanFacts } from '@/components/review/plan-facts';
import { PlanFields } from '@/components/review/plan-fields';
import { PlanSheets } from '@/components/review/plan-sheets';
import { PreviewLinks } from '@/components/review/preview-links';
import { planTitle, sheetKey, sheetTitle } from '@/components/review/sheet-words';
import { ActionForm, ChecksField, SubmitButton, TextField } from '@/components/ui/form/action-form';
import { HiddenFields } from '@/components/ui/form/hidden-fields';
import { localOf } from '@/lib/domain/zone';
import { hrefOf } from '@/lib/i18n/links';
import { readPlan } from '@/lib/queries/review/read-plans';
import { readSheetsInWork } from '@/lib/queries/review/read-sheets-in-work';
import { planIdSchema } from '@/lib/schemas/releases';
import { addSheets, cancel, changeSheet, edit, schedule, unschedule } from '../actions';

interface PlanPageProps {
  params: Promise<{ locale: string; id: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = head(({ params, searchParams }: PlanPageProps) =>
  reviewMetadata(params, searchParams, 'review.plan'),
);

/** One planned release: what is in it and how far, how pages will look, when it goes out. */
export default page(async function PlanPage({ params, searchParams }: PlanPageProps) {
  const id = planIdSchema.safeParse((await params).id);
  if (!id.success) notFound();
  const path = `/review/plans/${id.data}`;
  const context = await reviewContext(params, searchParams, path);
  const { locale, formats, person, installation, done } = context;
  const { t } = formats;
  const plan = await readPlan(person, id.data);
  if (!plan) notFound();
  const isOpen = plan.state === 'open';
  const isWaiting = isOpen || plan.state === 'scheduled';
  const choices = isOpen ? sheetChoices(formats, await readSheetsInWork(person)) : [];
  const seen = { plan: plan.id, lockVersion: plan.lockVersion };
  const summaryTitle = t('refusal.title');
  return (
    <Frame context={context} section="review" here={{ path }}>
      <div className="head h-s">
        <p className="kick">
          <a href={hrefOf(locale, '/review')}>{t('review.title')}</a>
          {t('site.dot')}
          <a href={hrefOf(locale, '/review/plans')}>{t('review.plans')}</a>
        </p>
        <h1>{planTitle(formats, plan)}</h1>
        <p className="say">
          {plan.state === 'scheduled' && plan.scheduledAt
            ? t('review.scheduledFor', { at: formats.moment(plan.scheduledAt) })
            : t(`review.planState.${plan.state}`)}
        </p>
      </div>
      <DoneNote formats={formats} done={done} />
      {plan.failure ? (
        <p className="err" role="alert">
          {failureText(formats, plan.failure, plan.scheduledAt)}
        </p>
      ) : null}
      <section className="sec pad">
        <h2>{t('review.about')}</h2>
        <PlanFacts formats={formats} plan={plan} />
        {plan.release !== null ? (
          <p className="body">
            <a href={hrefOf(locale, `/review/releases/${plan.release}`)}>{t('review.toRelease')}</a>
          </p>
        ) : null}
      </section>
      <section className="sec pad">
        <h2>{t('review.sheets')}</h2>
        <PlanSheets
          formats={formats}
          seen={seen}
          sheets={plan.sheets}
          change={isOpen ? changeSheet.bind(null, locale) : null}
        />
        {choices.length > 0 ? (
          <details>
            <summary>{t('review.addSheets')}</summary>
            <ActionForm action={addSheets.bind(null, locale)} summaryTitle={summaryTitle}>
              <HiddenFields values={seen} />
              <ChecksField name="sheets" label={t('review.sheets')} choices={choices} />
              <div className="acts">
                <SubmitButton kind="secondary">{t('review.add')}</SubmitButton>
              </div>
            </ActionForm>
          </details>
        ) : null}
      </section>
      {isWaiting ? (
        <>
          <section className="sec pad">
            <h2>{t('review.preview')}</h2>
            <p className="note">{t('review.previewText')}</p>
            <PreviewLinks
              formats={formats}
              plan={plan.id}
              pages={[
                { path: '', label: t('nav.summary') },
                { path: '/rankings', label: t('nav.rankings') },
                ...plan.sheets.slice(0, 12).map((sheet) => ({
                  path: `/indicators/${sheetKey(sheet)}`,
                  label: sheetTitle(formats, sheet),
                })),
              ]}
            />
          </section>
          <section className="sec pad">
            <h2>{t('review.goesOut')}</h2>
            <ActionForm action={schedule.bind(null, locale)} summaryTitle={summaryTitle}>
              <HiddenFields values={seen} />
              <TextField
                name="at"
                type="datetime-local"
                label={t('review.at')}
                hint={t('review.atHint', { zone: installation.timeZone })}
                defaultValue={plan.scheduledAt ? localOf(plan.scheduledAt, installation.timeZone) : ''}
                required
              />
              <div className="acts">
                <SubmitButton>{t('review.schedule')}</SubmitButton>
                <a className="btn-2" href={hrefOf(locale, `${path}/publish`)}>
                  {t('review.publishNow')}
                </a>
              </div>
            </ActionForm>
            <div className="acts">
              {plan.state === 'scheduled' ? (
                <ActionForm action={unschedule.bind(null, locale)} summaryTitle={summaryTitle}>
                  <HiddenFields values={seen} />
                  <SubmitButton kind="secondary">{t('review.unschedule')}</SubmitButton>
                </ActionForm>
              ) : null}
              <ActionForm action={cancel.bind(null, locale)} summaryTitle={summaryTitle}>
                <HiddenFields values={seen} />
                <SubmitButton kind="secondary">{t('review.cancelPlan')}</SubmitButton>
              </ActionForm>
            </div>
          </section>
        </>
      ) : null}
      {isOpen ? (
        <section className="sec pad">
          <h2>{t('review.editPlan')}</h2>
          <ActionForm action={edit.bind(null, locale)} summaryTitle={summaryTitle}>
            <HiddenFields values={seen} />
            <PlanFields formats={formats} plan={plan} />
            <div className="acts">
              <SubmitButton kind="secondary">{t('review.save')}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      ) : null}
    </Frame>
  );
});
