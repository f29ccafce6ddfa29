import * as z from 'zod';
import { footerNumbers, footerTexts } from '@/lib/domain/footer';
import { anyText, seenState, ticked } from './form-fields';
import { keySchema, regionCodeSchema } from './page-params';

/** How many groups an installation may offer: one select each in the form. */
export const mostGroups = 8;

const optionalKey = z
  .union([z.literal(''), keySchema])
  .transform((text) => text || null)
  .default(null);

/** Whose place, among whom (`group1` is the home's first group), by which set. */
export const placeSettingsSchema = z.object({
  seen: seenState,
  home: regionCodeSchema,
  assessedSet: optionalKey,
  ...Object.fromEntries(Array.from({ length: mostGroups }, (_, n) => [`group${n + 1}`, optionalKey])),
}) as z.ZodType<
  { seen: string; home: string; assessedSet: string | null } & { [group: `group${number}`]: string | null }
>;

export const visibilitySchema = z.object({
  seen: seenState,
  countiesPublic: ticked,
  leadersSeeApproved: ticked,
});

export const colourSchema = z.object({ seen: seenState, goodColour: z.enum(['blue', 'red', 'green']) });

const footerFields = [
  ...footerTexts.flatMap((field) => [`${field}_zh`, `${field}_en`] as const),
  ...footerNumbers,
];
export const footerSchema = z.object({
  seen: seenState,
  ...(Object.fromEntries(
    footerFields.map((name) => [name, anyText(name.startsWith('note') ? 500 : 200)]),
  ) as Record<(typeof footerFields)[number], ReturnType<typeof anyText>>),
});
