import type { PlaceByMonthSeries } from '@/lib/presenters/chart-series';
import { ChartSvg } from './chart-svg';
import type { Frame } from './frame';
import { HollowNoteText } from './hollow-note';
import { type PlaceByMonthLayout, placeByMonthLayout } from './place-by-month-layout';
import type { EndLabel } from './place-labels';

interface PlaceByMonthProps {
  /** Unique on the page: the accessible names hang on it. */
  id: string;
  series: PlaceByMonthSeries;
}

/** Places over time, place 1 on top, the home region as a thick line; for wide and for narrow screens. */
export function PlaceByMonth({ id, series }: PlaceByMonthProps) {
  return (
    <>
      <PlaceByMonthDrawing id={id} series={series} frame="wide" />
      <PlaceByMonthDrawing id={id} series={series} frame="narrow" />
    </>
  );
}

/** One of the two drawings. */
export function PlaceByMonthDrawing({ id, series, frame }: PlaceByMonthProps & { frame: Frame }) {
  const layout = placeByMonthLayout(series, frame);
  const { home, hollowNote } = layout;
  return (
    <ChartSvg
      id={id}
      title={series.title}
      description={series.description}
      frame={frame}
      width={layout.width}
      height={layout.height}
    >
      {layout.gridYs.map((y) => (
        <line key={y} className="grid" x1={layout.x0} y1={y} x2={layout.x1} y2={y} />
      ))}
      {layout.left.map((label) => (
        <LeftLabel key={label.baseline} label={label} layout={layout} />
      ))}
      {layout.periods.map((period) => (
        <text key={period.at} className="t-s m" x={period.at} y={18}>
          {period.text}
        </text>
      ))}
      {layout.others.map((other) =>
        other.path === '' ? null : (
          <path key={other.key} className={layout.crowd ? 'ln-crowd' : 'ln'} d={other.path} />
        ),
      )}
      {layout.ends.map((dot) => (
        <circle key={`${dot.x} ${dot.y}`} className="pt" cx={dot.x} cy={dot.y} r={3} />
      ))}
      {layout.hollows.map((dot) => (
        <circle key={`${dot.x} ${dot.y}`} className="pt-o" cx={dot.x} cy={dot.y} r={3.5} />
      ))}
      {home.path === '' ? null : (
        <>
          <path className="ln-bg" d={home.path} />
          <path className="ln-h" d={home.path} />
        </>
      )}
      {home.points.map((dot) => (
        <circle
          key={dot.x}
          className={dot.ringed ? 'ring' : 'pt-h'}
          cx={dot.x}
          cy={dot.y}
          r={dot.ringed ? 5.5 : 3}
        />
      ))}
      {home.hollows.map((dot) => (
        <circle key={dot.x} className="pt-ho" cx={dot.x} cy={dot.y} r={4.5} />
      ))}
      {layout.right.map((label) => (
        <RightLabel key={label.baseline} label={label} layout={layout} />
      ))}
      {hollowNote ? <HollowNoteText note={hollowNote} /> : null}
    </ChartSvg>
  );
}

/** The first period's names end left of their places. */
function LeftLabel({ label, layout }: { label: EndLabel; layout: PlaceByMonthLayout }) {
  return (
    <>
      {label.names.length > 0 ? (
        <text className="t-i e" x={layout.leftNameX} y={label.baseline}>
          <Names label={label} />
        </text>
      ) : null}
      <text className={label.home ? 't-h e' : 't-s e'} x={layout.leftPlaceX} y={label.baseline}>
        {label.place}
      </text>
    </>
  );
}

function RightLabel({ label, layout }: { label: EndLabel; layout: PlaceByMonthLayout }) {
  return (
    <>
      <text className={label.home ? 't-h e' : 't-s e'} x={layout.rightPlaceX} y={label.baseline}>
        {label.place}
      </text>
      <text className="t-i" x={layout.rightNameX} y={label.baseline}>
        <Names label={label} />
      </text>
    </>
  );
}

function Names({ label }: { label: EndLabel }) {
  return (
    <>
      {label.names.map((name) => (
        <tspan key={name.text} className={name.home ? 't-h' : 't-i'}>
          {name.text}
        </tspan>
      ))}
      {label.full === null ? null : <title>{label.full}</title>}
    </>
  );
}
