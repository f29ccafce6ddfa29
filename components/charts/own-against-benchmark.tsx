import type { OwnAgainstBenchmarkSeries } from '@/lib/presenters/chart-series';
import { ChartSvg, CutText } from './chart-svg';
import type { Frame } from './frame';
import { HollowNoteText } from './hollow-note';
import { ownAgainstBenchmarkLayout, type ValueLineMark } from './own-against-benchmark-layout';

interface OwnAgainstBenchmarkProps {
  /** Unique on the page: the accessible names hang on it. */
  id: string;
  series: OwnAgainstBenchmarkSeries;
}

/** The home region's figures over time against the benchmark's; for wide and for narrow screens. */
export function OwnAgainstBenchmark({ id, series }: OwnAgainstBenchmarkProps) {
  return (
    <>
      <OwnAgainstBenchmarkDrawing id={id} series={series} frame="wide" />
      <OwnAgainstBenchmarkDrawing id={id} series={series} frame="narrow" />
    </>
  );
}

/** One of the two drawings. */
export function OwnAgainstBenchmarkDrawing({
  id,
  series,
  frame,
}: OwnAgainstBenchmarkProps & { frame: Frame }) {
  const layout = ownAgainstBenchmarkLayout(series, frame);
  const { own, benchmark, hollowNote } = layout;
  return (
    <ChartSvg
      id={id}
      title={series.title}
      description={series.description}
      frame={frame}
      width={layout.width}
      height={layout.height}
    >
      {layout.ticks.map((tick) => (
        <g key={tick.y}>
          <line
            className={tick.zero ? 'zero' : 'grid'}
            x1={layout.x0}
            y1={tick.y}
            x2={layout.x1}
            y2={tick.y}
          />
          <text className="t-s e" x={layout.tickX} y={tick.y + 4.5}>
            {tick.text}
          </text>
        </g>
      ))}
      {layout.periods.map((period) => (
        <text key={period.at} className="t-s m" x={period.at} y={18}>
          {period.text}
        </text>
      ))}
      {layout.breaks.map(({ x, y0, y1 }) => (
        <line key={x} className="brk" x1={x} y1={y0} x2={x} y2={y1} />
      ))}
      {benchmark ? (
        <>
          <path className="bench" d={benchmark.path} />
          {benchmark.end ? <circle className="pt-b" cx={benchmark.end.x} cy={benchmark.end.y} r={3} /> : null}
          <Hollows mark={benchmark} className="pt-o" r={3.5} />
        </>
      ) : null}
      <path className="ln-bg" d={own.path} />
      <path className="ln-h" d={own.path} />
      {own.end ? <circle className="ring" cx={own.end.x} cy={own.end.y} r={5.5} /> : null}
      <Hollows mark={own} className="pt-ho" r={4} />
      {benchmark ? <EndLabel mark={benchmark} x={layout.labelX} className="t-b halo" /> : null}
      <EndLabel mark={own} x={layout.labelX} className="t-h halo" />
      {hollowNote ? <HollowNoteText note={hollowNote} /> : null}
    </ChartSvg>
  );
}

function Hollows({ mark, className, r }: { mark: ValueLineMark; className: string; r: number }) {
  return mark.hollows.map((dot) => <circle key={dot.x} className={className} cx={dot.x} cy={dot.y} r={r} />);
}

function EndLabel({ mark, x, className }: { mark: ValueLineMark; x: number; className: string }) {
  if (!mark.label) return null;
  const { name, text, y } = mark.label;
  return (
    <text className={className} x={x} y={y + 4.5}>
      <CutText fitted={text === '' ? name : { ...name, text: `${name.text} ${text}` }} />
    </text>
  );
}
