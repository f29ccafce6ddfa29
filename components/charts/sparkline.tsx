import type { SparklineSeries } from '@/lib/presenters/chart-series';
import { SPARK, sparklineLayout } from './sparkline-layout';

/** Places so far in one line of text height: the first place in grey, the last as the home dot. */
export function Sparkline({ series }: { series: SparklineSeries }) {
  const { path, end, hollow } = sparklineLayout(series);
  return (
    <span className="sp">
      <span className="sp0" aria-hidden="true">
        {series.firstPlaceText}
      </span>
      <svg
        className="spark"
        viewBox={`0 0 ${SPARK.width} ${SPARK.height}`}
        role="img"
        aria-label={series.label}
      >
        <line className="grid" x1={SPARK.x0} y1={SPARK.top} x2={SPARK.x1} y2={SPARK.top} />
        <line className="grid" x1={SPARK.x0} y1={SPARK.bottom} x2={SPARK.x1} y2={SPARK.bottom} />
        {path === '' ? null : <path className="ln-s" d={path} />}
        {end ? <circle className="ring" cx={end.x} cy={end.y} r={5} /> : null}
        {hollow ? <circle className="pt-ho" cx={hollow.x} cy={hollow.y} r={3.5} /> : null}
      </svg>
    </span>
  );
}
