/** Outlines on a field of 10 by 10 units; the charts draw the same ones. */
export const ICON_PATHS = {
  up: 'M5 .8 9.8 9.2H.2z',
  down: 'M5 9.2.2.8h9.6z',
  flat: 'M0 4h10v2H0z',
} as const;

export type IconName = keyof typeof ICON_PATHS;

const NAMES: IconName[] = ['up', 'down', 'flat'];

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
