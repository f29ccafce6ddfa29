/** Three bars by length, the second in the home colour: the mark of the header (public/favicon.svg is its twin). */
export function BrandMark() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <rect x="1" y="2" width="18" height="4" />
      <rect className="b-home" x="1" y="8" width="13" height="4" />
      <rect x="1" y="14" width="8" height="4" />
    </svg>
  );
}
