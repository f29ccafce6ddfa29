import type { Choice } from '@/components/ui/form/action-form';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { Formats } from '@/lib/i18n/formats';
import { LineSelect } from './line-select';

/** A row or column of an uploaded table with what it may stand for. */
export interface LineView {
  /** Unique within the form. */
  number: number;
  key: string;
  /** Where it is: 第7行, B列. */
  place: string;
  label: string;
  /** A figure of it. */
  sample: string;
  region: string;
  indicator: string;
  measure: string;
  unit: string;
  /** Why it is asked about. */
  why: string;
  /** Shown first among the choices, since the label fits them. */
  candidates: string[];
}

export interface LineChoices {
  regions: Choice[] | null;
  indicators: Choice[] | null;
  measures: Choice[] | null;
  units: Choice[] | null;
}

/** Rows or columns, each with a choice for everything that its kind says. */
export function LineTable({
  formats: { t },
  caption,
  lines,
  choices,
}: {
  formats: Formats;
  caption: string;
  lines: LineView[];
  choices: LineChoices;
}) {
  const heads = [
    ['region', choices.regions, t('tables.region')],
    ['indicator', choices.indicators, t('tables.indicator')],
    ['measure', choices.measures, t('tables.measure')],
    ['unit', choices.units, t('tables.unit')],
  ] as const;
  const asked = heads.filter(([, given]) => given !== null);
  return (
    <ScrollRegion label={caption}>
      <table className="plain lines">
        <caption>
          <span className="t">{caption}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('tables.place')}</th>
            <th scope="col">{t('tables.written')}</th>
            {asked.map(([name, , head]) => (
              <th scope="col" key={name}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.number}>
              <td className="muted">{line.place}</td>
              <th scope="row">
                <input type="hidden" name={`key.${line.number}`} value={line.key} />
                {line.label || t('tables.unnamed')}
                <span className="sub">{[line.sample, line.why].filter(Boolean).join(t('site.dot'))}</span>
              </th>
              {asked.map(([name, given, head]) => (
                <td key={name}>
                  <LineSelect
                    name={`${name}.${line.number}`}
                    label={`${line.label} ${head}`}
                    choices={firstOf(given ?? [], line.candidates)}
                    defaultValue={line[name]}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Candidates stand right after the choices without a value. */
function firstOf(choices: Choice[], candidates: string[]): Choice[] {
  if (candidates.length === 0) return choices;
  const isFirst = ({ value }: Choice) => value === '' || value === '-';
  const isCandidate = ({ value }: Choice) => candidates.includes(value);
  return [
    ...choices.filter(isFirst),
    ...choices.filter(isCandidate),
    ...choices.filter((choice) => !isFirst(choice) && !isCandidate(choice)),
  ];
}
