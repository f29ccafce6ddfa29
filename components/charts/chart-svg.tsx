import type { ReactNode } from 'react';
import type { Frame } from './frame';
import type { FittedText } from './text-width';

interface ChartSvgProps {
  id: string;
  title: string;
  description: string;
  frame: Frame;
  width: number;
  height: number;
  children: ReactNode;
}

/** The frame of one drawing: an image with a name and a description, shown at its own width alone. */
export function ChartSvg({ id, title, description, frame, width, height, children }: ChartSvgProps) {
  const own = `${id}-${frame === 'wide' ? 'w' : 'n'}`;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className={frame === 'wide' ? 'ch only-w' : 'ch ch-n only-n'}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby={`${own}-t ${own}-d`}
    >
      <title id={`${own}-t`}>{title}</title>
      <desc id={`${own}-d`}>{description}</desc>
      {children}
    </svg>
  );
}

/** Text that may have been cut; the whole of it then shows on hovering (readers have the table). */
export function CutText({ fitted }: { fitted: FittedText }) {
  return (
    <>
      {fitted.text}
      {fitted.full === null ? null : <title>{fitted.full}</title>}
    </>
  );
}
