import { scaleLinear } from 'd3-scale';
import { round } from './frame';
import { textWidth } from './text-width';

/** Value axes: round ends, round steps, and the texts of ticks. Geometry only; figures are never rounded by this. */

export interface NiceAxis {
  lo: number;
  hi: number;
  ticks: number[];
  /** Decimals every tick text is written with. */
  decimals: number;
}

const STEPS = [1, 2, 3, 5] as const;

/**
 * The smallest step of 1, 2, 3 or 5 times a power of ten that covers [min, max] in at most `intervals` steps; ends lie on steps.
 * Equal ends are widened by half their size; ends that are not finite give 0 to 1.
 */
export function niceAxis(min: number, max: number, intervals: number): NiceAxis {
  if (!Number.isFinite(min) || !Number.isFinite(max) || max < min) return niceAxis(0, 1, intervals);
  // Ends that differ by rounding alone are equal: no step lies between them.
  if (max - min <= Math.max(Math.abs(min), Math.abs(max)) * 1e-9) {
    const half = min === 0 ? 0.5 : Math.abs(min) / 2;
    return niceAxis(min - half, max + half, intervals);
  }
  let power = Math.floor(Math.log10((max - min) / intervals));
  for (;;) {
    const decimals = Math.max(0, -power);
    for (const step of STEPS) {
      // Divide by an exact power of ten where the step is a fraction: 3 * 10 ** -1 is 0.30000000000000004.
      // The last + 0 makes −0 a plain zero.
      const at = (i: number) => (power < 0 ? (i * step) / 10 ** -power : i * step * 10 ** power) + 0;
      const per = (n: number) => (power < 0 ? (n * 10 ** -power) / step : n / (step * 10 ** power));
      // A hair of tolerance, so that an end that is a tick but for its last binary digit does not add a step.
      const first = Math.floor(per(min) + 1e-9);
      const last = Math.ceil(per(max) - 1e-9);
      if (last - first > intervals) continue;
      const ticks = Array.from({ length: last - first + 1 }, (_, i) => at(first + i));
      return { lo: at(first), hi: at(last), ticks, decimals };
    }
    power += 1;
  }
}

/** Text of a tick: fixed decimals, thin spaces from five digits on, a true minus (U+2212). The same in every language. */
export function axisText(value: number, decimals: number): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, '\u2009') : whole;
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 ? `\u2212${text}` : text;
}

export interface TickMark {
  at: number;
  text: string;
  zero: boolean;
  /** A label that would leave the drawing at its right edge is anchored at its end. */
  anchor: 'middle' | 'end';
}

export interface HorizontalAxis {
  x: (value: number) => number;
  ticks: TickMark[];
}

/**
 * A horizontal value axis from x0 to x1 covering [min, max], with as many ticks (at most `intervals` + 1) as stand side by side.
 * The unit is joined to the last tick where it fits; it stands in the chart's subtitle anyway.
 */
export function horizontalAxis(
  [min, max]: readonly [number, number],
  [x0, x1]: readonly [number, number],
  { intervals, unitText, width }: { intervals: number; unitText: string; width: number },
): HorizontalAxis {
  for (let most = intervals; ; most -= 1) {
    const axis = niceAxis(min, max, most);
    const x = scaleLinear().domain([axis.lo, axis.hi]).range([x0, x1]);
    const pitch = (x1 - x0) / Math.max(1, axis.ticks.length - 1);
    const texts = axis.ticks.map((tick) => axisText(tick, axis.decimals));
    if (most > 1 && texts.some((text) => textWidth(text, 12) + 8 > pitch)) continue;
    const lastAt = x(axis.ticks.at(-1) ?? axis.hi);
    const lastText = `${texts.at(-1) ?? ''}${unitText}`;
    const overflows = (text: string) => lastAt + textWidth(text, 12) / 2 > width;
    const reach = textWidth(lastText, 12) * (overflows(lastText) ? 1 : 0.5);
    const unitFits = reach + textWidth(texts.at(-2) ?? '', 12) / 2 + 8 <= pitch;
    const ticks = axis.ticks.map((tick, i): TickMark => {
      const last = i === axis.ticks.length - 1;
      const text = last && unitFits ? lastText : (texts[i] ?? '');
      return {
        at: round(x(tick)),
        text,
        zero: tick === 0,
        anchor: last && overflows(text) ? 'end' : 'middle',
      };
    });
    return { x: (value) => round(x(value)), ticks };
  }
}
