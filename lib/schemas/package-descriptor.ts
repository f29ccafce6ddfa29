import * as z from 'zod';
import { isTimeZone } from '@/lib/domain/zone';
import { CODE, KEY } from './package-cells';

/** What a property of datapackage.json should have been; said in both languages by the data package's texts. */
export const EXPECTED = ['object', 'text', 'list', 'resources', 'key', 'code', 'zone'] as const;
export type Expected = (typeof EXPECTED)[number];
const expect = (expected: Expected) => expected;

const text = z.string(expect('text')).min(1, expect('text'));
const key = z.string(expect('key')).regex(KEY, expect('key'));

/** The settings of an installation, under `weici` of datapackage.json. */
export const packageSettings = z.object(
  {
    home: z.string(expect('code')).regex(CODE, expect('code')).optional(),
    groups: z.array(key, expect('list')).optional(),
    assessedSet: key.nullish(),
    timeZone: z.string(expect('zone')).refine(isTimeZone, expect('zone')).optional(),
    /** Indicators that the month's sentence names beside the assessed set. */
    highlights: z.array(key, expect('list')).optional(),
  },
  expect('object'),
);

/** datapackage.json: what an import needs of it. Unknown properties are ignored. */
export const packageDescriptor = z.object(
  {
    name: text,
    title: z.string(expect('text')).optional(),
    resources: z
      .array(z.object({ name: text, path: text }, expect('object')), expect('resources'))
      .min(1, expect('resources')),
    weici: packageSettings.optional(),
  },
  expect('object'),
);

export type PackageSettings = z.output<typeof packageSettings>;
export type PackageDescriptor = z.output<typeof packageDescriptor>;
