import { gapUnit } from '@/lib/domain/gap';
import type { BehindFact, Fact, Headline, PlaceFact, StreakFact } from '@/lib/domain/headline';
import type { Indicator, Measure } from '@/lib/domain/indicator';
import { isFirstOfYear, type Period, sameForDisplay } from '@/lib/domain/period';
import type { Region, RegionLevel } from '@/lib/domain/region';
import type { Text } from '@/lib/domain/text';
import type { Formats, Sentence } from './formats';
import { fullPeriod, monthTitle, shortPeriod } from './period-labels';

/** What the sentences need beside the facts: names, and how the group's whole is called. */
export interface HeadlineContext {
  home: Region;
  group: { name: Text };
  /** Level of the benchmark region: 全省, 全市; null: the group has none. */
  level: RegionLevel | null;
  indicators: readonly Indicator[];
  /** Keys of the assessed set. */
  assessed: readonly string[];
}

/** A sentence with what it rests on: whether it is to be marked demo. */
export interface FactSentence {
  sentence: Sentence;
  fact: Fact;
}

export interface HeadlineSentences {
  /** One line of one or two clauses, joined by `headline.titleJoin`. */
  title: FactSentence[];
  /** Said instead where there are no counts. */
  fallbackTitle: Sentence;
  /** The month in a few clauses: streaks, first places, those behind. */
  lead: FactSentence[];
  /** Growth and stated places of what is named beside the assessed set. */
  beside: FactSentence[];
  /** Every fact, in the headline's order. */
  all: FactSentence[];
}

/** From how many releases in a row a streak is said instead of the place. */
const LONG_STREAK = 3;

/** Turns facts, and nothing but facts, into sentences of one language. */
export function headlineSentences(
  headline: Headline,
  context: HeadlineContext,
  formats: Formats,
): HeadlineSentences {
  const speaker = new Speaker(headline.period, context, formats);
  const all = headline.facts.flatMap((fact) => {
    const sentence = speaker.say(fact);
    return sentence ? [{ sentence, fact }] : [];
  });
  const isLong = (fact: Fact) => fact.kind === 'streak' && fact.assessed && fact.length >= LONG_STREAK;
  const streaks = new Set(
    all.flatMap(({ fact }) => (fact.kind === 'streak' && isLong(fact) ? [fact.indicator] : [])),
  );
  const title = all.filter(({ fact }) => fact.kind === 'at_or_above' || fact.kind === 'top_three');
  const isLead = ({ fact }: FactSentence) =>
    isLong(fact) ||
    (fact.kind === 'place' && fact.assessed && fact.rank === 1 && !streaks.has(fact.indicator)) ||
    fact.kind === 'behind';
  const nothing = headline.lacks.includes('nothing_published');
  return {
    title,
    fallbackTitle: nothing
      ? { key: 'headline.nothing', args: { period: monthTitle(formats.t, headline.period) } }
      : {
          key: 'headline.noSet',
          args: { place: formats.name(context.home), group: formats.text(context.group.name) },
        },
    lead: all.filter(isLead),
    beside: all.filter(({ fact }) => fact.kind === 'growth' || fact.kind === 'stated'),
    all,
  };
}

class Speaker {
  private readonly indicators: Map<string, Indicator>;
  private readonly whole: string;

  constructor(
    private readonly month: Period,
    private readonly context: HeadlineContext,
    private readonly formats: Formats,
  ) {
    this.indicators = new Map(context.indicators.map((indicator) => [indicator.key, indicator]));
    this.whole = formats.whole(context.level);
  }

  say(fact: Fact): Sentence | null {
    switch (fact.kind) {
      case 'at_or_above':
        return this.count(fact.count, fact.comparable, fact.of);
      case 'top_three':
        return { key: 'headline.topThree', args: { count: fact.count, whole: this.whole } };
      case 'streak':
        return this.streak(fact);
      case 'place':
        return this.place(fact);
      case 'behind':
        return this.behind(fact);
      case 'growth':
        return this.about(fact, (indicator) => ({
          key: 'headline.growth',
          args: { growth: this.formats.predicate(indicator, fact.measure, fact.value) },
        }));
      case 'stated':
        return this.about(fact, () => ({
          key: 'headline.stated',
          args: {
            rank: fact.rank,
            whole: this.whole,
            measure: fact.measure,
            source: fact.source.title,
          },
        }));
    }
  }

  private count(count: number, comparable: number, of: number): Sentence {
    const { t } = this.formats;
    const average = this.formats.average(this.context.level);
    const rest = comparable < of ? t('headline.notComparable', { count: of - comparable }) : '';
    return {
      key: this.assessesLower ? 'headline.atOrBetter' : 'headline.atOrAbove',
      args: { of, count, average: `${average}${rest}` },
    };
  }

  /** 高于 is not said of a set in which lower may be better: 优于 is. */
  private get assessesLower(): boolean {
    return this.context.assessed.some((key) => this.indicators.get(key)?.direction === 'lower');
  }

  private streak(fact: StreakFact): Sentence | null {
    const kinds = { month: 'Month', quarter: 'Quarter', year: 'Year', release: 'Release' } as const;
    return this.about({ indicator: fact.indicator, period: fact.until }, () => ({
      key: `headline.streak${kinds[fact.unit]}`,
      args: { length: fact.length, whole: this.whole, measure: fact.measure },
    }));
  }

  private place(fact: PlaceFact): Sentence | null {
    const { t } = this.formats;
    const of =
      fact.published < fact.of
        ? t('headline.placePublished', { count: fact.published })
        : t('headline.placeOf', { count: fact.of });
    return this.about(fact, () => ({
      key: fact.tied ? 'headline.placeTied' : 'headline.place',
      args: { rank: fact.rank, of, whole: this.whole, measure: fact.measure },
    }));
  }

  private behind(fact: BehindFact): Sentence | null {
    return this.about(fact, (indicator) => {
      const gap = this.formats.number(indicator, fact.measure, fact.gap.abs());
      const args = { gap, whole: this.whole, move: this.moveOf(fact, indicator) };
      if (gapUnit(indicator, fact.measure) === 'unit') {
        return { key: 'headline.behindUnit', args: { ...args, unit: this.formats.text(indicator.unit) } };
      }
      const key = fact.gap.lt(0) ? 'headline.behindPoints' : 'headline.aheadPointsWorse';
      return { key, args: { ...args, measure: fact.measure } };
    });
  }

  private moveOf({ rank, rankChange, period }: BehindFact, indicator: Indicator): string {
    const { t } = this.formats;
    // the year's first release is compared with the whole of last year (domain rule 17)
    const isNewYear = indicator.basis === 'cumulative' && isFirstOfYear(period, indicator);
    const since = isNewYear ? t('headline.sinceLastFullYear') : '';
    if (rank === null) return '';
    if (rankChange === null) return t('headline.moveNone', { rank });
    if (rankChange === 0) return t('headline.moveFlat', { rank, since });
    return t(rankChange > 0 ? 'headline.moveUp' : 'headline.moveDown', {
      count: Math.abs(rankChange),
      rank,
      since,
    });
  }

  /** Names the indicator, and its period where that is another than the month asked for (domain rule 8). */
  private about(
    fact: { indicator: string; period: Period; measure?: Measure },
    sentence: (indicator: Indicator) => Sentence,
  ): Sentence | null {
    const indicator = this.indicators.get(fact.indicator);
    if (!indicator) return null;
    const { t } = this.formats;
    const { key, args } = sentence(indicator);
    const name = this.formats.text(indicator.name);
    const named = sameForDisplay(fact.period, this.month, 'cumulative')
      ? name
      : `${name}${t('headline.namedPeriod', { period: this.periodOf(fact.period, indicator) })}`;
    return { key, args: { ...args, indicator: named } };
  }

  private periodOf(period: Period, indicator: Indicator): string {
    const sameYear = period.slice(0, 4) === this.month.slice(0, 4);
    return (sameYear ? shortPeriod : fullPeriod)(this.formats.t, period, indicator);
  }
}
