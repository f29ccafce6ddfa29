import { ICON_PATHS } from '@/components/ui/icon';
import type { GapDumbbellSeries } from '@/lib/presenters/chart-series';
import { ChartSvg, CutText } from './chart-svg';
import type { Frame } from './frame';
import { type GapMark, gapDumbbellLayout } from './gap-dumbbell-layout';

interface GapDumbbellProps {
  /** Unique on the page: the accessible names hang on it. */
  id: string;
  series: GapDumbbellSeries;
}

/** How far the home region is from the place above, the first and the benchmark; for wide and for narrow screens. */
export function GapDumbbell({ id, series }: GapDumbbellProps) {
  return (
    <>
      <GapDumbbellDrawing id={id} series={series} frame="wide" />
      <GapDumbbellDrawing id={id} series={series} frame="narrow" />
    </>
  );
}

/** One of the two drawings. */
export function GapDumbbellDrawing({ id, series, frame }: GapDumbbellProps & { frame: Frame }) {
  const { width, height, axisTop, ticks, ownX, rows } = gapDumbbellLayout(series, frame);
  const bottom = height - 6;
  return (
    <ChartSvg
      id={id}
      title={series.title}
      description={series.description}
      frame={frame}
      width={width}
      height={height}
    >
      {ticks.map((tick) => (
        <g key={tick.at}>
          <line className={tick.zero ? 'zero' : 'grid'} x1={tick.at} y1={axisTop} x2={tick.at} y2={bottom} />
          <text className={tick.anchor === 'end' ? 't-s e' : 't-s m'} x={tick.at} y={axisTop - 7}>
            {tick.text}
          </text>
        </g>
      ))}
      {rows.slice(1).map((row) => (
        <line key={row.key} className="grid" x1={0} y1={row.middle - 36} x2={width} y2={row.middle - 36} />
      ))}
      <line className="own-line" x1={ownX} y1={axisTop} x2={ownX} y2={bottom} />
      {rows.map((row) => (
        <Row key={row.key} row={row} />
      ))}
    </ChartSvg>
  );
}

function Row({ row }: { row: GapMark }) {
  const { middle, words } = row;
  return (
    <>
      <text className="t-b" x={0} y={middle - 2}>
        <CutText fitted={row.label} />
      </text>
      <text className="t-s" x={0} y={middle + 16}>
        <CutText fitted={row.sub} />
      </text>
      <line className="link" x1={row.ownX} y1={middle} x2={row.otherX} y2={middle} />
      {row.benchmark ? (
        <line className="bench" x1={row.otherX} y1={middle - 13} x2={row.otherX} y2={middle + 13} />
      ) : (
        // Behind an equal home dot the hollow one is drawn larger, so that both are seen.
        <circle className="pt-o" cx={row.otherX} cy={middle} r={row.otherX === row.ownX ? 9 : 5.5} />
      )}
      <circle className="ring" cx={row.ownX} cy={middle} r={7} />
      <text
        className={row.otherText.anchor === 'end' ? 't-i halo e' : 't-i halo'}
        x={row.otherText.x}
        y={middle + 4.5}
      >
        {row.otherText.text}
      </text>
      <text
        className={row.ownText.anchor === 'end' ? 't-h halo e' : 't-h halo'}
        x={row.ownText.x}
        y={middle + 4.5}
      >
        {row.ownText.text}
      </text>
      <path
        className={`f-${words.tone}`}
        d={ICON_PATHS[words.tone]}
        transform={`translate(${words.x} ${words.y - 9}) scale(0.9)`}
      />
      <text className={words.tone === 'flat' ? 'halo' : `t-${words.tone} halo`} x={words.x + 14} y={words.y}>
        {words.text}
      </text>
    </>
  );
}
