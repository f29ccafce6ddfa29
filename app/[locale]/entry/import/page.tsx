import { head, page } from '@/app/[locale]/_page/answer';
import { Frame } from '@/app/[locale]/_page/frame';
import { FileField } from '@/components/table-import/file-field';
import { ActionForm, SubmitButton, TextField } from '@/components/ui/form/action-form';
import { hrefOf } from '@/lib/i18n/links';
import { readUploads } from '@/lib/queries/tables/read-uploads';
import { readTemplateChoices } from '@/lib/services/tables/template-choices';
import { type ImportPageProps, importContext, importMetadata, importPath } from './_page/import-context';
import { TemplateForm } from './_page/template-form';
import { upload } from './actions';

export const generateMetadata = head((props: ImportPageProps) => importMetadata(props, 'tables.title'));

/** A table of figures as somebody's office made it: as a file or pasted. */
export default page(async function ImportPage(props: ImportPageProps) {
  const { context, actor } = await importContext(props, importPath);
  const { locale, formats } = context;
  const { t } = formats;
  const [uploads, choices] = await Promise.all([
    readUploads(actor.person.id),
    readTemplateChoices(actor.person),
  ]);
  return (
    <Frame context={context} section="entry" here={{ path: importPath }}>
      <div className="head h-s">
        <p className="kick">
          <a href={hrefOf(locale, '/entry')}>{t('nav.entry')}</a>
        </p>
        <h1>{t('tables.title')}</h1>
        <p className="say">{t('tables.lead')}</p>
      </div>
      <section className="sec pad" aria-labelledby="upload">
        <h2 id="upload">{t('tables.uploadTitle')}</h2>
        <ActionForm action={upload.bind(null, locale)} summaryTitle={t('tables.notRead')}>
          <FileField
            name="file"
            label={t('tables.file')}
            hint={t('tables.fileHint')}
            accept=".xlsx,.csv,.txt,.tsv"
          />
          <TextField name="text" label={t('tables.text')} hint={t('tables.textHint')} lines={8} />
          <SubmitButton>{t('tables.read')}</SubmitButton>
        </ActionForm>
      </section>
      {uploads.length > 0 ? (
        <section className="sec thin pad" aria-labelledby="uploads">
          <h2 id="uploads">{t('tables.uploads')}</h2>
          <ul className="body">
            {uploads.map(({ id, fileName, at, committedAt }) => (
              <li key={id}>
                <a href={hrefOf(locale, `${importPath}/${id}${committedAt ? '/result' : '/preview'}`)}>
                  {fileName || t('tables.pasted')}
                </a>{' '}
                <span className="muted">
                  {formats.moment(at)} {committedAt ? t('tables.imported') : t('tables.notImported')}
                </span>
              </li>
            ))}
          </ul>
          <p className="note">{t('tables.expires')}</p>
        </section>
      ) : null}
      <section className="sec thin pad" aria-labelledby="template">
        <h2 id="template">{t('tables.templateTitle')}</h2>
        <p className="body">{t('tables.templateText')}</p>
        <TemplateForm formats={formats} locale={locale} choices={choices} />
      </section>
    </Frame>
  );
});
