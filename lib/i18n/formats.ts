import { type Decimal, toFixed } from '@/lib/domain/decimal';
import type { MissingReason } from '@/lib/domain/figure';
import { gapUnit } from '@/lib/domain/gap';
import { wordGrowth } from '@/lib/domain/growth';
import { decimalsOf, type Indicator, type Measure } from '@/lib/domain/indicator';
import type { Region, RegionLevel } from '@/lib/domain/region';
import { inLocale, type Locale, type Text } from '@/lib/domain/text';
import { type MessageArguments, type MessageKey, type Translator, translatorFor } from './translator';

/** A sentence as data: the key of its message and finished arguments. Rendered with or without mark-up. */
export interface Sentence {
  key: MessageKey;
  args: MessageArguments;
}

const minus = '\u2212';
/** Thousands are parted by a narrow space that does not break, from five digits on. */
const thousands = '\u202f';

/** A figure as read by people: `1003.50`, `36 842`, `−0.7`. Rounded half away from zero; never Intl's compact notation. */
export function formatNumber(value: Decimal, decimals: number): string {
  const text = toFixed(value, decimals);
  const [whole = '', fraction] = text.replace('-', '').split('.');
  const grouped = whole.length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return `${text.startsWith('-') ? minus : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A difference with its sign: `+3.1`, `−0.7`, `0.0`. */
export function formatSigned(value: Decimal, decimals: number): string {
  const text = formatNumber(value, decimals);
  return text.startsWith(minus) || /^[0.]+$/.test(text) ? text : `+${text}`;
}

/** Everything that turns figures and terms into words of one language: the only place that does. */
export class Formats {
  readonly t: Translator;
  private readonly dates: Intl.DateTimeFormat;
  private readonly moments: Intl.DateTimeFormat;

  constructor(
    readonly locale: Locale,
    /** IANA name; dates of instants are this zone's, whatever the server's (domain rule 11). */
    readonly timeZone: string,
  ) {
    this.t = translatorFor(locale);
    this.dates = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
      dateStyle: 'long',
      timeZone,
    });
    this.moments = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
      dateStyle: 'medium',
      timeStyle: 'short',
      hourCycle: 'h23',
      timeZone,
    });
  }

  text(text: Text): string {
    return inLocale(text, this.locale);
  }

  /** The short name of a region, or its name. */
  name(region: Pick<Region, 'name' | 'short'>): string {
    return this.text(region.short) || this.text(region.name);
  }

  list(names: string[]): string {
    return names.join(this.t('site.listSeparator'));
  }

  date(instant: string): string {
    return this.dates.format(new Date(instant));
  }

  /** Date and time to the minute. */
  moment(instant: string): string {
    return this.moments.format(new Date(instant));
  }

  number(indicator: Indicator, measure: Measure, value: Decimal): string {
    return formatNumber(value, decimalsOf(indicator, measure));
  }

  signed(indicator: Indicator, measure: Measure, value: Decimal): string {
    return formatSigned(value, decimalsOf(indicator, measure));
  }

  /** With its unit: `617.50亿元`, `5.2%`. */
  value(indicator: Indicator, measure: Measure, value: Decimal): string {
    const number = this.number(indicator, measure, value);
    return measure === 'growth'
      ? this.t('words.percentValue', { value: number })
      : this.t('words.valueWithUnit', { value: number, unit: this.text(indicator.unit) });
  }

  /** As a predicate: 增长5.2%, 下降3.2% (never 增长−3.2%), 为617.50亿元 (domain rule 10). */
  predicate(indicator: Indicator, measure: Measure, value: Decimal): string {
    if (measure === 'level')
      return this.t('growth.levelIs', { value: this.value(indicator, measure, value) });
    const { kind, percent } = wordGrowth(value, decimalsOf(indicator, measure));
    return this.t(`growth.${kind}`, { value: this.number(indicator, measure, percent) });
  }

  unit(indicator: Indicator, measure: Measure): string {
    return measure === 'growth' ? this.t('words.percent') : this.text(indicator.unit);
  }

  /** The unit of a difference: percentage points between rates, the unit between levels (domain rule 19). */
  gapUnit(indicator: Indicator, measure: Measure): string {
    return gapUnit(indicator, measure) === 'points' ? this.t('words.pointsUnit') : this.text(indicator.unit);
  }

  /** 高3.2 / 低1.2 / 相同; own minus other, of displayed values. */
  gapShort(indicator: Indicator, measure: Measure, gap: Decimal): string {
    if (gap.eq(0)) return this.t('gap.same');
    return this.t(gap.gt(0) ? 'gap.above' : 'gap.below', {
      value: this.number(indicator, measure, gap.abs()),
    });
  }

  /** 高3.2个百分点 / 低1.2亿元 / 相同. */
  gapLong(indicator: Indicator, measure: Measure, gap: Decimal): string {
    if (gap.eq(0)) return this.t('gap.same');
    const value = this.number(indicator, measure, gap.abs());
    if (gapUnit(indicator, measure) === 'points') {
      return this.t(gap.gt(0) ? 'gap.abovePoints' : 'gap.belowPoints', { value });
    }
    return this.t(gap.gt(0) ? 'gap.aboveUnit' : 'gap.belowUnit', { value, unit: this.text(indicator.unit) });
  }

  /** The amount of a gap alone: 3.1个百分点, 5.00亿元. */
  gapAmount(indicator: Indicator, measure: Measure, gap: Decimal): string {
    const value = this.number(indicator, measure, gap.abs());
    return gapUnit(indicator, measure) === 'points'
      ? this.t('gap.points', { value })
      : this.t('gap.units', { value, unit: this.text(indicator.unit) });
  }

  /** 前移2位 / 后移1位 / 持平 / — (null: no place before). */
  move(change: number | null): string {
    if (change === null) return this.t('move.none');
    if (change === 0) return this.t('move.flat');
    return this.t(change > 0 ? 'move.up' : 'move.down', { count: Math.abs(change) });
  }

  place(rank: number, tied: boolean): string {
    return this.t(tied ? 'place.tied' : 'place.short', { rank });
  }

  placeInWhole(rank: number, tied: boolean, level: RegionLevel | null): string {
    return this.t(tied ? 'place.tiedInWhole' : 'place.inWhole', { rank, whole: this.whole(level) });
  }

  whole(level: RegionLevel | null): string {
    return this.t('words.whole', { level: level ?? 'other' });
  }

  average(level: RegionLevel | null): string {
    return this.t('words.average', { level: level ?? 'other' });
  }

  missing(reason: MissingReason | null): string {
    return this.t(`missing.${reason ?? 'no_figure'}`);
  }

  measure(measure: Measure): string {
    return this.t(`words.${measure}`);
  }

  /** A sentence without mark-up, for titles, the command line and exports. */
  plain(sentence: Sentence): string {
    return this.t.markup(sentence.key, {
      ...sentence.args,
      b: (chunks: string) => chunks,
      nb: (chunks: string) => chunks,
    } as never);
  }
}

const made = new Map<string, Formats>();

/** The formats of a language and a zone; the same object each time. */
export function formatsFor(locale: Locale, timeZone: string): Formats {
  const key = `${locale} ${timeZone}`;
  let formats = made.get(key);
  if (!formats) {
    formats = new Formats(locale, timeZone);
    made.set(key, formats);
  }
  return formats;
}
