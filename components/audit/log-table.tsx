import { ScrollRegion } from '@/components/ui/scroll-region';
import type { LogLine } from '@/lib/domain/audit-line';
import { auditHref } from '@/lib/i18n/audit-href';
import { auditActionWords, auditObjectWords, auditTime } from '@/lib/i18n/audit-words';
import type { Formats } from '@/lib/i18n/formats';
import { type AuditChange, auditChanges } from '@/lib/presenters/audit-change';

/** Lines of the log, newest first; who and what lead to their own lines. */
export function LogTable({
  formats,
  lines,
  caption,
}: {
  formats: Formats;
  lines: LogLine[];
  caption: string;
}) {
  const { t } = formats;
  return (
    <ScrollRegion label={caption}>
      <table className="plain narrow">
        <caption>
          <span className="t">{caption}</span>
          <span className="sub">{t('audit.captionSub', { zone: formats.timeZone })}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t('audit.seq')}
            </th>
            <th scope="col">{t('audit.time')}</th>
            <th scope="col">{t('audit.person')}</th>
            <th scope="col">{t('audit.actionHead')}</th>
            <th scope="col">{t('audit.object')}</th>
            <th scope="col">{t('audit.resultHead')}</th>
            <th scope="col">{t('audit.change')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.seq} formats={formats} line={line} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Line({ formats, line }: { formats: Formats; line: LogLine }) {
  const { t, locale } = formats;
  const object = auditObjectWords(t, line.object);
  return (
    <tr>
      <td className="num">{line.seq}</td>
      <td className="nb">
        <time dateTime={line.at}>{auditTime(formats, line.at)}</time>
      </td>
      <td>
        <a href={auditHref(locale, { person: line.actor })}>{line.actor}</a>
        {line.address ? <span className="sub"> {line.address}</span> : null}
      </td>
      <td>{auditActionWords(t, line.action)}</td>
      <td>
        {object.kind ? <span className="sub">{object.kind} </span> : null}
        <a href={auditHref(locale, { object: line.object })}>{object.name}</a>
      </td>
      <td className={line.result === 'done' ? undefined : 'down'}>{t(`audit.result.${line.result}`)}</td>
      <td>
        <Changes formats={formats} changes={auditChanges(line.before, line.after)} seq={line.seq} />
      </td>
    </tr>
  );
}

function Changes({
  formats: { t },
  changes,
  seq,
}: {
  formats: Formats;
  changes: AuditChange[];
  seq: string;
}) {
  if (changes.length === 0) return null;
  return (
    <details>
      <summary>
        {t('audit.show')}
        <span className="vh">{t('audit.ofLine', { seq })}</span>
      </summary>
      <dl>
        {changes.map(({ name, before, after }) => (
          <div key={name ?? ''}>
            {name === null ? null : <dt>{name}</dt>}
            <dd>
              {t('audit.beforeAfter', {
                before: before ?? t('audit.nothing'),
                after: after ?? t('audit.nothing'),
              })}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
