import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { ChartFigure } from './chart-figure';
import { GapDumbbell } from './gap-dumbbell';
import { OwnAgainstBenchmark } from './own-against-benchmark';
import { PlaceByMonth } from './place-by-month';
import { RankedBars } from './ranked-bars';
import { Sparkline } from './sparkline';

const names = { title: '固定资产投资，全省13个市（地）', description: '伊春9.6%居首。' };
const point = (value: number) => ({ value, text: value.toFixed(1) });
const period = { label: '1—2月', shortLabel: '2月' };
const march = { label: '3月', shortLabel: '3月' };

const charts: [string, ReactElement][] = [
  [
    'ranked',
    <RankedBars
      key="ranked"
      id="ranked"
      series={{
        ...names,
        bars: [
          { rankText: '1', tiedText: '并列', name: '伊春', value: 9.6, valueText: '9.6', home: false },
          { rankText: '1', tiedText: '并列', name: '牡丹江', value: 9.6, valueText: '9.6', home: true },
        ],
        missing: [
          { name: '大兴安岭', reasonText: '未公布', noteText: '大兴安岭未公布，不参与排位', home: false },
        ],
        benchmark: { value: 4.1, labelText: '全省 4.1%' },
        axis: { unitText: '%' },
      }}
    />,
  ],
  [
    'bump',
    <PlaceByMonth
      key="bump"
      id="bump"
      series={{
        ...names,
        periods: [period, march],
        // Two regions on one place and two lines that break off together: marks must still have keys of their own.
        lines: [
          { name: '鸡西', home: false, places: [2, 1] },
          { name: '牡丹江', home: true, places: [1, 1] },
          { name: '伊春', home: false, places: [3, null] },
          { name: '黑河', home: false, places: [3, null] },
        ],
        size: 4,
        hollowNote: '空心圆：此后未公布',
        listSeparator: '、',
      }}
    />,
  ],
  [
    'own',
    <OwnAgainstBenchmark
      key="own"
      id="own"
      series={{
        ...names,
        periods: [period, march],
        own: { name: '牡丹江', points: [point(1), point(7.2)] },
        benchmark: { name: '全省', points: [point(4), null] },
        axis: { unitText: '%' },
        hollowNote: null,
      }}
    />,
  ],
  [
    'gap',
    <GapDumbbell
      key="gap"
      id="gap"
      series={{
        ...names,
        own: point(7.2),
        axis: { unitText: '%' },
        rows: [
          {
            label: '与前一位比',
            sub: '黑河',
            other: point(7.9),
            words: '低0.7个百分点',
            tone: 'down',
            benchmark: false,
          },
          { label: '与全省比', sub: '全省', other: point(7.2), words: '相同', tone: 'flat', benchmark: true },
        ],
      }}
    />,
  ],
];

/** Markup, with React's complaints (a key missing or given twice, a wrong attribute) made failures. */
function markupOf(element: ReactElement): string {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const html = renderToStaticMarkup(element);
    expect(complaints.mock.calls).toEqual([]);
    return html;
  } finally {
    complaints.mockRestore();
  }
}

describe.each(charts)('%s', (id, element) => {
  it('is drawn for wide and narrow screens, each an image with a name and a description of its own', () => {
    const html = markupOf(element);
    for (const own of [`${id}-w`, `${id}-n`]) {
      expect(html).toContain(`role="img" aria-labelledby="${own}-t ${own}-d"`);
      expect(html).toContain(`<title id="${own}-t">${names.title}</title>`);
      expect(html).toContain(`<desc id="${own}-d">${names.description}</desc>`);
    }
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keeps to what the content security policy allows, and has no number that is none', () => {
    const html = markupOf(element);
    expect(html).not.toMatch(/ style=/);
    expect(html).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('marks the home region in its own class', () => {
    expect(markupOf(element)).toContain('t-h');
  });
});

describe('RankedBars', () => {
  it('shows the texts it was given, and says missing in words', () => {
    const html = markupOf(charts[0]?.[1] ?? <></>);
    for (const text of ['并列', '9.6', '全省 4.1%', '大兴安岭未公布，不参与排位', '—'])
      expect(html).toContain(`>${text}<`);
  });
});

describe('Sparkline', () => {
  it('has a name and hides the figure the name already says', () => {
    const html = markupOf(
      <Sparkline
        series={{ places: [4, 1], size: 13, label: '由第4位到第1位，共2期', firstPlaceText: '4' }}
      />,
    );
    expect(html).toContain('role="img" aria-label="由第4位到第1位，共2期"');
    expect(html).toContain('<span class="sp0" aria-hidden="true">4</span>');
  });
});

describe('ChartFigure', () => {
  it('gives heading, unit and period, source, and the data as a table', () => {
    const html = markupOf(
      <ChartFigure
        id="f"
        heading="位次"
        sub="2023年，%"
        source="来源：省统计局"
        table={{ summary: '各期位次表', children: <table /> }}
      >
        <svg />
      </ChartFigure>,
    );
    expect(html).toBe(
      '<figure class="fig sec" id="f"><figcaption><h2>位次</h2><p class="sub">2023年，%</p></figcaption><svg></svg>' +
        '<p class="src">来源：省统计局</p><details><summary>各期位次表</summary><table></table></details></figure>',
    );
  });
});
