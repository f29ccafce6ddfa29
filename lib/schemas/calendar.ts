import * as z from 'zod';
import { parsePeriod } from '@/lib/domain/period';
import { anyText, optionalLocalTime, seenState, timeOfDay, wholeNumber } from './form-fields';
import { keySchema, periodSchema } from './page-params';

const day = wholeNumber(-31, 366);

/** The rule of an indicator's calendar. */
export const calendarRuleSchema = z.object({
  key: keySchema,
  /** 0: there was no rule. */
  lockVersion: wholeNumber(0, 999_999),
  intent: z.enum(['save', 'remove']).default('save'),
  opensDay: day,
  opensTime: timeOfDay,
  dueDay: day,
  dueTime: timeOfDay,
  releaseDay: day,
  releaseTime: timeOfDay,
});

/** Times of one period that depart from the rule, in the installation's zone; all empty: it does not. */
export const calendarExceptionSchema = z.object({
  key: keySchema,
  period: periodSchema,
  seen: seenState,
  opens: optionalLocalTime,
  due: optionalLocalTime,
  release: optionalLocalTime,
  note: anyText(500),
});

/** The month that the calendar's page shows: what is due or released in it. */
export const calendarQuerySchema = z.object({
  month: z
    .string()
    .regex(/^\d{4}-\d\d$/)
    .transform((text, context) => {
      const period = parsePeriod(text);
      if (!period || period < '1900') context.addIssue({ code: 'custom', message: 'no month' });
      return period ?? z.NEVER;
    })
    .optional(),
});
