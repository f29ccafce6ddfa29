import { head, page } from '@/app/[locale]/_page/answer';
import { Frame } from '@/app/[locale]/_page/frame';
import { ImportTable } from '@/components/table-import/import-table';
import { type PickerItem, PickerNav } from '@/components/ui/picker-nav';
import { hrefOf } from '@/lib/i18n/links';
import { previewQuerySchema, rowStatuses } from '@/lib/schemas/tables';
import { countStatuses } from '@/lib/services/tables/judge-figures';
import { CommitForm } from '../../_page/commit-form';
import { importMetadata, importPath, type UploadPageProps, uploadContext } from '../../_page/import-context';
import { LeftOut } from '../../_page/left-out';
import { rowView } from '../../_page/row-words';

const PAGE = 100;

export const generateMetadata = head((props: UploadPageProps) =>
  importMetadata(props, 'tables.previewTitle'),
);

/** Every figure of a table with what importing it would do, and the button that does it. */
export default page(async function PreviewPage(props: UploadPageProps) {
  const { context, path, understood, rows } = await uploadContext(props, '/preview');
  const { locale, formats } = context;
  const { t } = formats;
  const { show, page: number = 1 } = previewQuerySchema.parse(await props.searchParams);
  const { upload, mapping, memory } = understood;
  const counts = countStatuses(rows);
  const shown = show ? rows.filter(({ status }) => status === show) : rows;
  const href = (query: Record<string, string | undefined>) => {
    const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const search = new URLSearchParams(given).toString();
    return `${hrefOf(locale, path)}${search ? `?${search}` : ''}`;
  };
  const statuses: PickerItem[] = [
    {
      key: 'all',
      label: t('tables.all', { count: rows.length }),
      href: href({}),
      ...(show ? {} : { current: 'page' as const }),
    },
    ...rowStatuses
      .filter((status) => counts[status] > 0)
      .map((status) => ({
        key: status,
        label: `${t(`tables.statuses.${status}`)} ${counts[status]}`,
        href: href({ show: status }),
        ...(status === show ? { current: 'page' as const } : {}),
      })),
  ];
  const pages: PickerItem[] = Array.from({ length: Math.ceil(shown.length / PAGE) }, (_, at) => ({
    key: String(at + 1),
    label: String(at + 1),
    href: href({ show, page: String(at + 1) }),
    ...(at + 1 === number ? { current: 'page' as const } : {}),
  }));
  const bad = counts.error + counts.locked + counts.not_yours + counts.not_open + counts.no_member;
  return (
    <Frame context={context} section="entry" here={{ path }}>
      <div className="head h-s">
        <p className="kick">
          <a href={hrefOf(locale, importPath)}>{t('tables.title')}</a>
        </p>
        <h1>{t('tables.previewTitle')}</h1>
        <p className="say">
          {t('tables.previewLead', {
            file: upload.fileName || t('tables.pasted'),
            fresh: counts.new,
            changed: counts.changed,
            same: counts.same,
            bad,
          })}
        </p>
        <p className="body inline">
          <a href={hrefOf(locale, `${importPath}/${upload.id}`)}>{t('tables.toMapping')}</a>{' '}
          {bad > 0 ? (
            <a href={hrefOf(locale, `${importPath}/${upload.id}/errors`)} download>
              {t('tables.errorList', { count: bad })}
            </a>
          ) : null}
        </p>
        {memory && mapping ? (
          <p className="note">
            {t('tables.remembered', { who: memory.usedBy, at: formats.moment(memory.usedAt) })}
          </p>
        ) : null}
      </div>
      {rows.length > 0 ? (
        <section className="sec pad" aria-label={t('tables.previewTitle')}>
          <PickerNav label={t('tables.filter')} groups={[{ label: t('tables.filter'), items: statuses }]} />
          <ImportTable
            formats={formats}
            caption={t('tables.rowsCaption')}
            rows={shown
              .slice((number - 1) * PAGE, number * PAGE)
              .map((row) => rowView(formats, understood, row))}
          />
          {pages.length > 1 ? (
            <PickerNav label={t('tables.pages')} groups={[{ label: t('tables.pages'), items: pages }]} />
          ) : null}
        </section>
      ) : null}
      <LeftOut formats={formats} mapping={mapping} />
      <CommitForm formats={formats} understood={understood} rows={rows} counts={counts} bad={bad} />
    </Frame>
  );
});
