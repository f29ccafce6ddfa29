/** Outlines on a field of 10 by 10 units; the charts draw the same ones. */
export const ICON_PATHS = {
  up: 'M5 .8 9.8 9.2H.2z',
  down: 'M5 9.2.2.8h9.6z',
  flat: 'M0 4h10v2H0z',
} as const;

export type IconName = keyof typeof ICON_PATHS;

const NAMES: IconName[] = ['up', 'down', 'flat'];

/** Lines on a field of 14 by 14 units: how something at the desk stands. */
const LINE_PATHS = {
  ok: 'M2 7.5 5.5 11 12 3.5',
  wait: 'M12 7a5 5 0 1 1-10 0 5 5 0 0 1 10 0M7 4v3.2l2 1.3',
  no: 'M12.6 7a5.6 5.6 0 1 1-11.2 0 5.6 5.6 0 0 1 11.2 0M4.8 4.8l4.4 4.4M9.2 4.8 4.8 9.2',
  split: 'M1.5 4.5h9M8 2l2.5 2.5L8 7M12.5 9.5h-9M6 7 3.5 9.5 6 12',
  lock: 'M3 6.5h8v5.5H3zM4.7 6.5V4.3a2.3 2.3 0 0 1 4.6 0v2.2',
  bang: 'M7 1.5 13 12.3H1zM7 5.5v3.2M7 10.2v.6',
} as const;

export type LineIconName = keyof typeof LINE_PATHS;

/** A mark drawn in lines, in the colour of the words beside it. Whole in itself: it needs no sprite. */
export function LineIcon({ name }: { name: LineIconName }) {
  return (
    <svg className="ico-l" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      <path d={LINE_PATHS[name]} />
    </svg>
  );
}

/** The symbols that `Icon` points to; once a page, at the top of the body. */
export function IconSprite() {
  return (
    <svg className="vh" aria-hidden="true" focusable="false" width="0" height="0">
      <defs>
        {NAMES.map((name) => (
          <symbol key={name} id={`icon-${name}`} viewBox="0 0 10 10">
            <path d={ICON_PATHS[name]} />
          </symbol>
        ))}
      </defs>
    </svg>
  );
}

/** A mark in the colour of the text beside it, which says in words what it means. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg className={className ? `ico ${className}` : 'ico'} aria-hidden="true" focusable="false">
      <use href={`#icon-${name}`} />
    </svg>
  );
}
