import { describe, expect, it } from 'vitest';
import { importsOf, problemsOf } from './import-rules';

describe('problemsOf', () => {
  it.each([
    [
      'lib/domain/a.ts',
      "import { x } from '../queries/read-figures';",
      /domain must not import queries .*lib\/queries/,
    ],
    ['lib/domain/a.ts', "import type { x } from '@/lib/db';", /domain must not import db/],
    ['lib/domain/a.ts', "import { z } from 'zod';", /domain must not import "zod"/],
    ['lib/domain/a.ts', "import { readFile } from 'node:fs';", /domain must not import "node:fs"/],
    ['lib/domain/a.ts', "export * from '../presenters/cards';", /domain must not import presenters/],
    ['lib/domain/a.ts', "const x = await import('@/lib/env');", /domain must not import env/],
    ['lib/schemas/a.ts', "import { x } from '../env';", /schemas must not import env/],
    ['lib/presenters/a.ts', "import { useState } from 'react';", /presenters must not import "react"/],
    ['lib/presenters/a.ts', "import { t } from '../i18n/translator';", /may import types of i18n alone/],
    ['lib/data-package/a.ts', "import pg from 'pg';", /data-package must not import "pg": SQL belongs/],
    [
      'lib/queries/a.ts',
      "import { x } from '../services/import-package';",
      /queries must not import services/,
    ],
    ['lib/auth/a.ts', "import { x } from '@/lib/services/y';", /auth must not import services/],
    ['components/chart/a.tsx', "import { x } from '@/lib/queries/y';", /components must not import queries/],
    ['components/chart/a.tsx', "import { x } from '@/lib/schemas/y';", /may import types of schemas alone/],
    [
      'app/[locale]/page.tsx',
      "import { publicDb } from '@/lib/db';",
      /app must not import db .*lib\/queries/,
    ],
    [
      'app/[locale]/page.tsx',
      "import { PrismaClient } from '@/generated/prisma/client';",
      /app must not import generated/,
    ],
    ['scripts/a.ts', "import { appDb } from '../lib/db';", /scripts must not import db/],
    ['lib/platform/a.ts', "import { x } from '../domain/period';", /platform must not import domain/],
    ['lib/domain/a.ts', "\n\nimport { x } from '../db';", /^lib\/domain\/a\.ts:3:/],
    ['lib/misc/a.ts', '', /no room of the house/],
  ])('refuses in %s: %s', (file, text, message) => {
    const problems = problemsOf(file, text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
  });

  it.each([
    ['lib/domain/a.ts', "import Big from 'big.js'; import { x } from './period';"],
    ['lib/schemas/a.ts', "import * as z from 'zod'; import { x } from '../domain/period';"],
    [
      'lib/queries/a.ts',
      "import 'server-only'; import { x } from '../db'; import { Prisma } from '@/generated/prisma/client';",
    ],
    [
      'components/a/b.tsx',
      "import type { Form } from '@/lib/schemas/form'; import { x } from '@/lib/i18n/links';",
    ],
    ['app/[locale]/page.tsx', "import { x } from '@/lib/queries/y'; import { z } from '@/components/ui/z';"],
    ['lib/domain/a.test.ts', "import fc from 'fast-check'; import { x } from '../queries/y';"],
    ['server.ts', "import next from 'next'; import { readEnv } from './lib/env';"],
  ])('lets pass in %s: %s', (file, text) => {
    expect(problemsOf(file, text)).toEqual([]);
  });
});

describe('importsOf', () => {
  it('takes an import of nothing but types for what it is', () => {
    const text = "import { type A, type B } from './a';\nimport { type C, d } from './b';\nimport './c';";
    expect(importsOf('x.ts', text).map(({ typeOnly }) => typeOnly)).toEqual([true, false, false]);
  });
});
