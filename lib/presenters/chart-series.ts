/**
 * Finished series, as the chart components take them: every text is already translated and formatted.
 * A `value` is a JS number for geometry alone (where a mark is put); what is read stands in the texts, made from exact decimals.
 */

/** Unit as it is joined to the last tick of a value axis ('%'), or '' when the unit stands in the chart's subtitle alone. */
export interface ValueAxis {
  unitText: string;
}

export interface RankedBar {
  /** '3'. */
  rankText: string;
  /** '并列' or 'tied' when the place is shared, else null. */
  tiedText: string | null;
  name: string;
  value: number;
  /** '7.2', '−0.7': no unit. */
  valueText: string;
  home: boolean;
}

export interface UnrankedRegion {
  name: string;
  /** Short reason, for the narrow drawing: '未公布'. */
  reasonText: string;
  /** The reason as a clause, for the wide drawing: '大兴安岭未公布，不参与排位'. */
  noteText: string;
  home: boolean;
}

export interface RankedBarsSeries {
  /** Accessible name: what is drawn, of whom, when. */
  title: string;
  /** Accessible description: the finding in words. */
  description: string;
  /** In the order of places, ties in the order wanted (home last or first as the table has it). */
  bars: RankedBar[];
  missing: UnrankedRegion[];
  /** labelText: '全省 4.1%'. */
  benchmark: { value: number; labelText: string } | null;
  axis: ValueAxis;
}

/** One place on a time axis. `label` '1—2月', `shortLabel` '2月' (used where space is short). */
export interface ChartPeriod {
  label: string;
  shortLabel: string;
  /** Over more than a year: the first of its year, which is labelled before others. */
  startsYear?: boolean;
  /** Whether the series breaks here: what was before is not comparable. */
  isBreak?: boolean;
}

export interface PlaceLine {
  name: string;
  home: boolean;
  /** One entry a period; null where the region has no place (not published, not in the group). */
  places: (number | null)[];
}

export interface PlaceByMonthSeries {
  title: string;
  description: string;
  periods: ChartPeriod[];
  /** In the order in which names of shared places are listed; the home region is put first by the drawing. */
  lines: PlaceLine[];
  /** How many regions the group has: the lowest place drawn. */
  size: number;
  /** What a hollow circle means here, '空心圆：此后未公布（大兴安岭）'; shown when a line has a hollow end. */
  hollowNote: string | null;
  /** Between names of a shared place. */
  listSeparator: '、' | ', ';
}

export interface ValuePoint {
  value: number;
  /** '7.2': no unit. */
  text: string;
}

export interface ValueLine {
  /** '牡丹江', '全省'. */
  name: string;
  /** One entry a period; null is missing: a gap. */
  points: (ValuePoint | null)[];
}

export interface OwnAgainstBenchmarkSeries {
  title: string;
  description: string;
  periods: ChartPeriod[];
  own: ValueLine;
  benchmark: ValueLine | null;
  axis: ValueAxis;
  /** As in PlaceByMonthSeries. */
  hollowNote: string | null;
}

export type Tone = 'up' | 'down' | 'flat';

export interface GapRow {
  /** '与前一位比'. */
  label: string;
  /** '第2位 黑河'. */
  sub: string;
  other: ValuePoint;
  /** '低0.7个百分点'. */
  words: string;
  /** Better (up), worse (down) or equal, by the indicator's direction. */
  tone: Tone;
  /** The benchmark's row draws a dashed tick, a region's a hollow circle. */
  benchmark: boolean;
}

export interface GapDumbbellSeries {
  title: string;
  description: string;
  own: ValuePoint;
  rows: GapRow[];
  axis: ValueAxis;
}

export interface SparklineSeries {
  /** One entry a period, oldest first. */
  places: (number | null)[];
  size: number;
  /** Accessible name: '地区生产总值位次：由第4位到第1位，共4期'. */
  label: string;
  /** Shown in grey before the line: '4' (the first place known), or '' when there is none. */
  firstPlaceText: string;
}
