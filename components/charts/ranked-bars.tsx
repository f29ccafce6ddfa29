import type { RankedBarsSeries } from '@/lib/presenters/chart-series';
import type { TickMark } from './axis';
import { ChartSvg, CutText } from './chart-svg';
import type { Frame } from './frame';
import { type BarMark, type RankedBarsLayout, rankedBarsLayout } from './ranked-bars-layout';

interface RankedBarsProps {
  /** Unique on the page: the accessible names hang on it. */
  id: string;
  series: RankedBarsSeries;
}

/** All regions of a group by place, with the benchmark's line and the home region marked; for wide and for narrow screens. */
export function RankedBars({ id, series }: RankedBarsProps) {
  return (
    <>
      <RankedBarsDrawing id={id} series={series} frame="wide" />
      <RankedBarsDrawing id={id} series={series} frame="narrow" />
    </>
  );
}

/** One of the two drawings. */
export function RankedBarsDrawing({ id, series, frame }: RankedBarsProps & { frame: Frame }) {
  const layout = rankedBarsLayout(series, frame);
  const { benchmark } = layout;
  return (
    <ChartSvg id={id} title={series.title} description={series.description} frame={frame} {...sizeOf(layout)}>
      <AxisLabels ticks={layout.ticks} y={layout.axisTop - 6} />
      {layout.repeated ? <AxisLabels ticks={layout.ticks} y={layout.axisBottom + 16} /> : null}
      {layout.ticks.map((tick) =>
        tick.zero ? null : (
          <line
            key={tick.at}
            className="grid"
            x1={tick.at}
            y1={layout.axisTop}
            x2={tick.at}
            y2={layout.axisBottom}
          />
        ),
      )}
      {layout.bars.map((mark) => (
        <Row key={mark.key} mark={mark} layout={layout} />
      ))}
      {layout.zeroX === null ? null : (
        <line
          className="zero"
          x1={layout.zeroX}
          y1={layout.axisTop}
          x2={layout.zeroX}
          y2={layout.axisBottom}
        />
      )}
      {benchmark ? (
        <line className="bench" x1={benchmark.x} y1={layout.axisTop} x2={benchmark.x} y2={benchmark.bottom} />
      ) : null}
      {layout.bars.map((mark) => (
        <text
          key={mark.key}
          className={`halo ${mark.home ? 't-h' : 't-i'}${mark.value.anchor === 'end' ? ' e' : ''}`}
          x={mark.value.x}
          y={mark.baseline}
        >
          {mark.value.text}
        </text>
      ))}
      {benchmark ? (
        <text className="t-b halo m" x={benchmark.label.x} y={benchmark.label.y}>
          {benchmark.label.text}
        </text>
      ) : null}
      {benchmark && layout.repeated ? (
        <text className="t-b m" x={benchmark.label.x} y={12}>
          {benchmark.label.text}
        </text>
      ) : null}
      <MissingRows layout={layout} />
    </ChartSvg>
  );
}

function sizeOf({ width, height }: RankedBarsLayout) {
  return { width, height };
}

function AxisLabels({ ticks, y }: { ticks: TickMark[]; y: number }) {
  return ticks.map((tick) => (
    <text key={tick.at} className={tick.anchor === 'end' ? 't-s e' : 't-s m'} x={tick.at} y={y}>
      {tick.text}
    </text>
  ));
}

/** Place, name and bar; the home row has a wedge at the edge. */
function Row({ mark, layout }: { mark: BarMark; layout: RankedBarsLayout }) {
  return (
    <>
      {mark.tied ? (
        <text className="t-s e" x={mark.tied.x} y={mark.baseline}>
          {mark.tied.text}
        </text>
      ) : null}
      <text className={mark.home ? 't-h e' : 'e'} x={layout.rankX} y={mark.baseline}>
        {mark.rankText}
      </text>
      <text className={mark.home ? 't-h' : 't-i'} x={layout.nameX} y={mark.baseline}>
        <CutText fitted={mark.name} />
      </text>
      {mark.home ? <Wedge middle={mark.middle} /> : null}
      <rect className={mark.home ? 'bar-h' : 'bar'} {...mark.bar} />
    </>
  );
}

function Wedge({ middle }: { middle: number }) {
  return <path className="pt-h" d={`M0 ${middle - 6.5}l7 6.5l-7 6.5z`} />;
}

function MissingRows({ layout }: { layout: RankedBarsLayout }) {
  return layout.missing.map((mark) => (
    <g key={mark.key}>
      {mark.home ? <Wedge middle={mark.middle} /> : null}
      <text className="t-s e" x={layout.rankX} y={mark.baseline}>
        —
      </text>
      <text className={mark.home ? 't-h' : 't-s'} x={layout.nameX} y={mark.baseline}>
        <CutText fitted={mark.name} />
      </text>
      <text className="t-s e" x={layout.noteX} y={mark.baseline}>
        <CutText fitted={mark.note} />
      </text>
    </g>
  ));
}
