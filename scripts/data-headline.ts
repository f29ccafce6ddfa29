import { headline } from '@/lib/domain/headline';
import { asMonth, parsePeriod, periodEnd } from '@/lib/domain/period';
import { formatsFor } from '@/lib/i18n/formats';
import { type FactSentence, type HeadlineContext, headlineSentences } from '@/lib/i18n/headline-sentences';
import { readGroup } from '@/lib/queries/read-group';
import { readHeadlineInput } from '@/lib/queries/read-headline-input';
import { readRegion } from '@/lib/queries/read-regions';
import { localeOf, needed, noPositionals, oneOf, readOptions, UsageError } from './data-options';
import { commandScope, groupOf } from './data-rank';

/** `headline`: the counts and sentences of a month, as text or as facts. */
export async function printHeadline(args: string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    period: { type: 'string' },
    home: { type: 'string' },
    group: { type: 'string' },
    'as-of': { type: 'string' },
    format: { type: 'string' },
  });
  noPositionals(positionals);
  const locale = localeOf(values.locale);
  const format = oneOf('--format', values.format ?? 'text', ['text', 'json']);
  const given = parsePeriod(needed('--period', values.period));
  if (!given)
    throw new UsageError(
      `--period ${JSON.stringify(values.period)} is not a period; expected YYYY, YYYY-Qn or YYYY-MM.`,
    );
  const period = asMonth(given);
  const { scope, installation } = await commandScope(values['as-of']);
  if (!installation)
    throw new UsageError('Nothing has been loaded yet: import a package with settings first.');
  const groupKey = groupOf(values.group, installation);
  const day = periodEnd(period);
  const group = await readGroup(scope, groupKey, day);
  if (!group) throw new UsageError(`--group ${JSON.stringify(groupKey)} is not known.`);
  const home = values.home ? await readRegion(scope, values.home, day) : installation.home;
  if (!home) throw new UsageError(`--home ${JSON.stringify(values.home)} is not known.`);
  const input = await readHeadlineInput(scope, { groupKey, period, home: home.code });
  if (!input) throw new UsageError('Nothing has been loaded yet.');

  const result = headline(input);
  const context: HeadlineContext = {
    home,
    group,
    level: group.benchmark?.level ?? null,
    indicators: input.indicators.map(({ indicator }) => indicator),
    assessed: input.assessedSet?.members.map(({ indicator }) => indicator) ?? [],
  };
  const formats = formatsFor(locale, installation.timeZone);
  const sentences = headlineSentences(result, context, formats);
  const say = ({ sentence, fact }: FactSentence) =>
    `${formats.plain(sentence)}${fact.demo ? formats.t('headline.demo') : ''}`;
  const all = sentences.all.map(say);
  if (format === 'json') {
    console.log(JSON.stringify({ ...result, group: groupKey, sentences: all }, null, 2));
    return;
  }
  for (const line of all.length > 0 ? all : [formats.plain(sentences.fallbackTitle)]) console.log(line);
}
