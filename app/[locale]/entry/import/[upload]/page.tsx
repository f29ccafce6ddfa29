import { head, page } from '@/app/[locale]/_page/answer';
import { Frame } from '@/app/[locale]/_page/frame';
import { LineTable } from '@/components/table-import/line-table';
import { ActionForm, SelectField, SubmitButton, TextField } from '@/components/ui/form/action-form';
import { PickerNav } from '@/components/ui/picker-nav';
import { hrefOf } from '@/lib/i18n/links';
import { mappingQuerySchema } from '@/lib/schemas/tables';
import { attentionOf } from '@/lib/services/tables/attention';
import { importMetadata, importPath, type UploadPageProps, uploadContext } from '../_page/import-context';
import { LeftOut } from '../_page/left-out';
import { choicesOf } from '../_page/mapping-choices';
import { linesOf } from '../_page/mapping-lines';
import { SheetStart } from '../_page/sheet-start';
import { correct } from '../actions';

export const generateMetadata = head((props: UploadPageProps) =>
  importMetadata(props, 'tables.mappingTitle'),
);

/** What rows and columns of an uploaded table stand for: what is not certain first, everything on request. */
export default page(async function MappingPage(props: UploadPageProps) {
  const { context, path, understood, rows } = await uploadContext(props);
  const { locale, formats } = context;
  const { t } = formats;
  const query = mappingQuerySchema.parse(await props.searchParams);
  const { mapping, sheets, sheet, upload, memory } = understood;
  const attention = attentionOf(understood, rows);
  const choices = choicesOf(formats, understood);
  const lines = linesOf(formats, understood, attention, {
    all: query.lines === 'all',
    page: query.page ?? 1,
  });
  const isTable = (name: 'region' | 'indicator') => mapping?.axes[name] === 'table';
  return (
    <Frame context={context} section="entry" here={{ path }}>
      <div className="head h-s">
        <p className="kick">
          <a href={hrefOf(locale, importPath)}>{t('tables.title')}</a>
        </p>
        <h1>{t('tables.mappingTitle')}</h1>
        <p className="say">
          {mapping
            ? t(attention.isClear ? 'tables.mappingClear' : 'tables.mappingLead', {
                file: upload.fileName || t('tables.pasted'),
              })
            : t('tables.noTable')}
        </p>
        {memory && mapping ? (
          <p className="note">
            {t('tables.remembered', { who: memory.usedBy, at: formats.moment(memory.usedAt) })}
          </p>
        ) : null}
      </div>
      <section className="sec pad" aria-label={t('tables.mappingTitle')}>
        <ActionForm
          action={correct.bind(null, locale)}
          summaryTitle={t('refusal.title')}
          className="form wide"
        >
          <input type="hidden" name="upload" value={upload.id} />
          {sheets.length > 1 ? (
            <SelectField
              name="sheet"
              label={t('tables.sheet')}
              hint={t('tables.sheetHint')}
              choices={sheets.map(({ name }, n) => ({ value: String(n), label: name }))}
              defaultValue={String(sheet)}
            />
          ) : (
            <input type="hidden" name="sheet" value={sheet} />
          )}
          {mapping ? (
            <>
              <div className="tools">
                {isTable('region') ? (
                  <SelectField
                    name="region"
                    label={t('tables.region')}
                    choices={choices.regions}
                    defaultValue={mapping.table.region ?? ''}
                  />
                ) : null}
                {isTable('indicator') ? (
                  <>
                    <SelectField
                      name="indicator"
                      label={t('tables.indicator')}
                      choices={choices.indicators}
                      defaultValue={mapping.table.indicator ?? ''}
                    />
                    <SelectField
                      name="measure"
                      label={t('tables.measure')}
                      choices={choices.measures}
                      defaultValue={mapping.table.measure ?? ''}
                    />
                  </>
                ) : null}
                <SelectField
                  name="unit"
                  label={t('tables.tableUnit')}
                  choices={choices.units}
                  defaultValue={mapping.table.unit ?? ''}
                />
                <TextField
                  name="period"
                  label={t('tables.tablePeriod')}
                  hint={choices.periodRead}
                  maxLength={10}
                />
              </div>
              {lines.tables.map(({ of, caption, views }) => (
                <LineTable
                  key={of}
                  formats={formats}
                  caption={caption}
                  lines={views}
                  choices={choices.of(of)}
                />
              ))}
              {lines.pages.length > 1 ? (
                <PickerNav
                  label={t('tables.pages')}
                  groups={[{ label: t('tables.pages'), items: lines.pages }]}
                />
              ) : null}
            </>
          ) : null}
          <div className="acts">
            {mapping ? (
              <SubmitButton name="to" value="preview">
                {t('tables.toPreview')}
              </SubmitButton>
            ) : null}
            <SubmitButton kind="secondary" name="to" value="mapping">
              {t('tables.again')}
            </SubmitButton>
          </div>
        </ActionForm>
        {mapping ? (
          <p className="body">
            <a href={query.lines === 'all' ? hrefOf(locale, path) : `${hrefOf(locale, path)}?lines=all`}>
              {t(query.lines === 'all' ? 'tables.openLines' : 'tables.allLines', {
                count: mapping.rows.length + mapping.columns.length,
              })}
            </a>
          </p>
        ) : null}
      </section>
      <LeftOut formats={formats} mapping={mapping} asked />
      <SheetStart formats={formats} grid={understood.grid} />
    </Frame>
  );
});
