import { notFound } from 'next/navigation';
import { head, page } from '@/app/[locale]/_page/answer';
import { Frame } from '@/app/[locale]/_page/frame';
import { hrefOf } from '@/lib/i18n/links';
import { importResultSchema } from '@/lib/schemas/tables';
import { importMetadata, importPath, type UploadPageProps, uploadContext } from '../../_page/import-context';

export const generateMetadata = head((props: UploadPageProps) => importMetadata(props, 'tables.resultTitle'));

/** What an import did, by counts. Before it was done there is no such page. */
export default page(async function ResultPage(props: UploadPageProps) {
  const { context, path, understood } = await uploadContext(props, '/result');
  const { locale, formats } = context;
  const { t } = formats;
  const { upload } = understood;
  const result = importResultSchema.safeParse(upload.result);
  if (!upload.committedAt || !result.success) notFound();
  const { written, same, error, locked, not_yours, not_open, no_member } = result.data;
  return (
    <Frame context={context} section="entry" here={{ path }}>
      <div className="head h-s">
        <p className="kick">
          <a href={hrefOf(locale, importPath)}>{t('tables.title')}</a>
        </p>
        <h1>{t('tables.resultTitle')}</h1>
        <output className="done">
          {t('tables.resultText', {
            file: upload.fileName || t('tables.pasted'),
            written,
            same,
            left: error + locked + not_yours + not_open + no_member,
          })}
        </output>
        <p className="say">{t('tables.resultNext')}</p>
        <p className="body inline">
          <a href={hrefOf(locale, '/entry')}>{t('tables.toEntry')}</a>{' '}
          <a href={hrefOf(locale, importPath)}>{t('tables.another')}</a>
        </p>
      </div>
    </Frame>
  );
});
