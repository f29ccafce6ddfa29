/** Which hue stands for good: orange is the other one of blue, and red and green are each other's. */
export type GoodColour = 'blue' | 'red' | 'green';

/** Settings of an installation that every page follows. */
export interface InstallationOptions {
  /** Counties are ranked for leaders only unless this says otherwise (domain rule 26). */
  countiesPublic: boolean;
  /** Leaders' pages may show approved figures before their release, marked. */
  leadersSeeApproved: boolean;
  goodColour: GoodColour;
  /** Texts of the footer by name; absent: hidden. */
  footer: Record<string, string>;
}
