/** How someone signs in, in words. */
export const wayInKey = {
  password: 'people.wayPassword',
  one_time: 'people.wayOneTime',
  provider: 'people.wayProvider',
  none: 'people.wayNone',
} as const;
