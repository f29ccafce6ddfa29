import { beforeAll, describe, expect, test } from 'vitest';
import { mayRank } from '@/lib/domain/indicator';
import type { Audience } from '@/lib/domain/scope';
import { readCells } from '@/lib/queries/read-cells';
import { readFigures } from '@/lib/queries/read-figures';
import { readIndicators } from '@/lib/queries/read-indicators';
import { readPeriods } from '@/lib/queries/read-periods';
import { readVersions } from '@/lib/queries/read-versions';
import {
  addIndicatorVersion,
  makeGroup,
  makeIndicator,
  makeInstallation,
  makeRegion,
  publish,
} from '@/tests/support/factories';
import { period, scope } from '@/tests/support/scopes';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
const keys = ['open', 'leaders', 'nobody'];
const regions = ['1', '11', '12', '13'];

beforeAll(async () => {
  await makeRegion(db, '1', { level: 'province' });
  for (const code of regions.slice(1)) await makeRegion(db, code, { parent: '1' });
  await makeGroup(db, 'cities', { benchmark: '1', members: regions.slice(1) });
  await makeIndicator(db, 'open');
  await makeIndicator(db, 'leaders', { rankedFor: 'leaders' });
  await makeIndicator(db, 'nobody', { rankedFor: 'nobody' });
  for (const code of ['121', '122']) await makeRegion(db, code, { level: 'county', parent: '12' });
  await makeGroup(db, 'counties', { benchmark: '12', members: ['121', '122'] });
  await makeInstallation(db, { home: '12', groups: ['cities', 'counties'] });
  const figures = keys.flatMap((indicator) =>
    regions.map((region) => ({ indicator, region, period: '2023-12', value: '1' })),
  );
  await publish(
    db,
    '2024-01-20T00:00:00.000Z',
    figures,
    keys.map((indicator) => ({ indicator, region: '12', period: '2023-12', rank: 1 })),
  );
  await publish(
    db,
    '2024-02-20T00:00:00.000Z',
    figures.map((figure) => ({ ...figure, value: '2' })),
  );
  // of another member alone
  await publish(
    db,
    '2024-03-20T00:00:00.000Z',
    keys.map((indicator) => ({ indicator, region: '13', period: '2024-02', value: '1' })),
  );
});

async function seen(audience: Audience, indicator: string, changes = {}) {
  const [answer] = await readCells(scope({ audience, ...changes }), {
    groupKey: 'cities',
    requests: [{ indicator, measure: 'growth', period: period('2023-12') }],
  });
  return {
    regions: answer?.cells.map(({ region }) => region),
    stated: answer?.cells.find(({ region }) => region === '12')?.stated?.rank ?? null,
    benchmark: answer?.benchmark?.region,
  };
}

const everything = { regions: ['11', '12', '13'], stated: 1, benchmark: '1' };
const ownOnly = { regions: ['12'], stated: null, benchmark: '1' };

describe('rule 26: counties are ranked for leaders only', () => {
  beforeAll(async () => {
    await makeIndicator(db, 'local');
    const counties = ['121', '122'].map((region) => ({
      indicator: 'local',
      region,
      period: '2023-12',
      value: '3',
    }));
    await publish(db, '2024-01-25T00:00:00.000Z', counties);
  });

  test.each([
    ['public', []],
    ['leader', ['121', '122']],
  ] as const)('%s', async (audience, expected) => {
    const asked = scope({ audience });
    const [answer] = await readCells(asked, {
      groupKey: 'counties',
      requests: [{ indicator: 'local', measure: 'growth', period: period('2023-12') }],
    });
    expect(answer?.cells.map(({ region }) => region)).toEqual(expected);
    const amongCounties = (await readIndicators(asked, 'counties')).find(({ key }) => key === 'open');
    expect(amongCounties && mayRank(amongCounties, audience)).toBe(audience === 'leader');
    // among the cities the same indicator is the public's
    const [amongCities] = await readIndicators(asked, 'cities');
    expect(amongCities && mayRank(amongCities, audience)).toBe(true);
  });
});

describe('rule 26: figures without a group', () => {
  const regionsSeen = async (audience: Audience) => {
    const { figures } = await readFigures(scope({ audience }), { indicator: 'local', limit: 100 });
    return [...new Set(figures.map(({ region }) => region))];
  };
  const setting = (isPublic: boolean) =>
    db.run('owner', 'UPDATE installation_option SET counties_public = $1', [isPublic]);

  test("counties' are leaders' alone until the setting says otherwise", async () => {
    expect(await regionsSeen('public')).toEqual([]);
    expect(await regionsSeen('leader')).toEqual(['121', '122']);
    expect(await regionsSeen('staff')).toEqual(['121', '122']);
    await setting(true);
    expect(await regionsSeen('public')).toEqual(['121', '122']);
    await setting(false);
    expect(await regionsSeen('public')).toEqual([]);
  });

  test('the setting opens the group of counties too, and no indicator that is closed elsewhere', async () => {
    const counties = { groupKey: 'counties', limit: 100 };
    await setting(true);
    const asked = scope({ audience: 'public' });
    const seen = (await readFigures(asked, counties)).figures.filter(
      ({ indicator }) => indicator === 'local',
    );
    expect(seen.map(({ region }) => region)).toEqual(['121', '122']);
    const among = await readIndicators(asked, 'counties');
    expect(among.filter((one) => mayRank(one, 'public')).map(({ key }) => key)).toEqual(['open', 'local']);
    await setting(false);
  });

  test('a group that holds a county among others is closed', async () => {
    await makeGroup(db, 'mixed', { members: ['11', '121'] });
    const { figures } = await readFigures(scope({ audience: 'public' }), {
      groupKey: 'mixed',
      indicator: 'local',
      limit: 100,
    });
    expect(figures).toEqual([]);
  });
});

describe('who is shown which cells', () => {
  test.each([
    ['public', 'open', everything],
    ['public', 'leaders', ownOnly],
    ['public', 'nobody', ownOnly],
    ['leader', 'leaders', everything],
    ['leader', 'nobody', everything],
    ['staff', 'nobody', everything],
  ] as const)('%s, %s', async (audience, indicator, expected) => {
    expect(await seen(audience, indicator)).toEqual(expected);
  });

  test('is decided by the setting of today, whatever instant is asked for', async () => {
    await makeIndicator(db, 'closed-later');
    await publish(
      db,
      '2024-01-21T00:00:00.000Z',
      regions.map((region) => ({ indicator: 'closed-later', region, period: '2023-12', value: '1' })),
    );
    await addIndicatorVersion(db, 'closed-later', {
      rankedFor: 'leaders',
      effectiveFrom: '2024-06-01T00:00:00.000Z',
    });
    const asOf = '2024-02-01T00:00:00.000Z';
    expect((await seen('public', 'closed-later', { asOf })).regions).toEqual(['12']);
    const entry = (await readIndicators(scope({ asOf }))).find(({ key }) => key === 'closed-later');
    expect(entry?.rankedFor).toBe('leaders');
  });
});

describe('what only others have', () => {
  test.each([
    ['public', 'open', ['2023-12', '2024-02']],
    ['public', 'leaders', ['2023-12']],
    ['leader', 'leaders', ['2023-12', '2024-02']],
  ] as const)('%s, %s: periods %j', async (audience, indicator, expected) => {
    const periods = await readPeriods(scope({ audience }), indicator, 'cities');
    expect(periods.map(({ period }) => period)).toEqual(expected);
  });

  test.each([
    ['public', 'leaders', ['1', '12']],
    ['leader', 'leaders', regions],
    ['public', 'open', regions],
  ] as const)('%s, %s: downloads and revisions of %j', async (audience, indicator, expected) => {
    const { figures } = await readFigures(scope({ audience }), { indicator, limit: 100 });
    expect([...new Set(figures.map(({ region }) => region))].sort()).toEqual(expected);
    const versions = await readVersions(scope({ audience }), { indicator, groupKey: 'cities' });
    expect([...new Set(versions.map(({ region }) => region))].sort()).toEqual(expected);
  });
});
