import { ActionForm, SubmitButton, TextField } from '@/components/ui/form/action-form';
import type { FormState } from '@/components/ui/form/form-state';
import { HiddenFields } from '@/components/ui/form/hidden-fields';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { Text } from '@/lib/domain/text';
import type { Formats } from '@/lib/i18n/formats';
import { hrefOf } from '@/lib/i18n/links';
import { type NamedSheet, sheetKey, sheetPeriod, sheetTitle } from './sheet-words';

interface PlanSheet extends NamedSheet {
  draft: number;
  submitted: number;
  returned: number;
  approved: number;
  moved: number;
  breaks: Text;
}

/** The sheets of a planned release, how far each of them is, and where its series breaks. */
export function PlanSheets({
  formats,
  seen,
  sheets,
  change,
}: {
  formats: Formats;
  /** The plan as it stands here. */
  seen: { plan: number; lockVersion: number };
  sheets: readonly PlanSheet[];
  /** Null: nothing can be changed any more. */
  change: ((state: FormState, form: FormData) => Promise<FormState>) | null;
}) {
  const { t, locale } = formats;
  if (sheets.length === 0) return <p className="body">{t('review.noSheets')}</p>;
  return (
    <ScrollRegion label={t('review.sheets')}>
      <table className="plain work">
        <caption className="vh">{t('review.sheets')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('review.sheet')}</th>
            <th scope="col">{t('review.stateOf')}</th>
            <th scope="col">{t('review.break')}</th>
          </tr>
        </thead>
        <tbody>
          {sheets.map((sheet) => (
            <tr key={sheetKey(sheet)}>
              <th scope="row">
                <a href={hrefOf(locale, `/review/sheets/${sheetKey(sheet)}`)}>{formats.text(sheet.name)}</a>
                <span className="sub">{sheetPeriod(formats, sheet)}</span>
              </th>
              <td>
                <SheetState formats={formats} sheet={sheet} />
              </td>
              <td>
                {sheet.breaks.zh || sheet.breaks.en ? formats.text(sheet.breaks) : change ? null : '—'}
                {change ? <SheetChange {...{ formats, seen, sheet, change }} /> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function SheetState({ formats: { t }, sheet }: { formats: Formats; sheet: PlanSheet }) {
  const { draft, submitted, returned, approved, moved } = sheet;
  const count = draft + submitted + returned + approved;
  if (count === 0) return t('review.noFiguresYet');
  const isReady = approved === count && moved === 0;
  return (
    <>
      {isReady ? t('review.allApproved', { count }) : t('review.someApproved', { approved, count })}
      {moved > 0 ? <span className="st down">{t('review.movedBase', { count: moved })}</span> : null}
    </>
  );
}

function SheetChange({
  formats,
  seen,
  sheet,
  change,
}: {
  formats: Formats;
  seen: { plan: number; lockVersion: number };
  sheet: PlanSheet;
  change: (state: FormState, form: FormData) => Promise<FormState>;
}) {
  const { t } = formats;
  return (
    <details>
      <summary aria-label={t('review.changeSheetOf', { sheet: sheetTitle(formats, sheet) })}>
        {t('review.changeSheet')}
      </summary>
      <ActionForm action={change} summaryTitle={t('refusal.title')}>
        <HiddenFields values={{ ...seen, indicator: sheet.key, period: sheet.period }} />
        <TextField
          name="breakZh"
          label={t('review.breakZh')}
          hint={t('review.breakHint')}
          maxLength={500}
          defaultValue={sheet.breaks.zh}
        />
        <TextField
          name="breakEn"
          label={t('review.breakEn')}
          maxLength={500}
          defaultValue={sheet.breaks.en}
        />
        <div className="acts">
          <SubmitButton kind="secondary" name="does" value="break">
            {t('review.saveBreak')}
          </SubmitButton>
          <SubmitButton kind="secondary" name="does" value="remove">
            {t('review.removeSheet')}
          </SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
