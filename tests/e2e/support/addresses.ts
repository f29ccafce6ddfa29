import { administrations, type PersonRole, personRoles } from '@/lib/auth/person';

/**
 * What is asked of each route of the build: one address or more below the language; none where a page stands on what a journey
 * leaves behind, and its own test looks at it. A new route is added here, and to `guards` where it is not everybody's.
 */
export const addresses: Record<string, string[]> = {
  '/[locale]/page': [''],
  '/[locale]/periods/[period]/page': ['/periods/2023-02'],
  '/[locale]/indicators/page': ['/indicators'],
  '/[locale]/indicators/[key]/page': ['/indicators/pm25'],
  // a shared place and a region without a figure
  '/[locale]/indicators/[key]/[period]/page': ['/indicators/fixed-asset-investment/2023-12?view=places'],
  '/[locale]/indicators/[key]/explore/page': ['/indicators/gdp/explore'],
  '/[locale]/rankings/page': ['/rankings?set=all&sort=gdp'],
  '/[locale]/rankings/[period]/page': ['/rankings/2023-08?group=mudanjiang-counties&asof=first'],
  '/[locale]/regions/[code]/page': ['/regions/230100'],
  '/[locale]/data/page': ['/data'],
  '/[locale]/admin/audit/page': ['/admin/audit'],
  '/[locale]/admin/page': ['/admin'],
  '/[locale]/admin/people/page': ['/admin/people?role=staff'],
  '/[locale]/admin/people/[userName]/page': ['/admin/people/staff'],
  '/[locale]/admin/new-person/page': ['/admin/new-person'],
  '/[locale]/admin/security/page': ['/admin/security'],
  '/[locale]/sign-in/provider/refused/page': ['/sign-in/provider/refused?because=unknown'],
  '/[locale]/sign-in/page': ['/sign-in'],
  '/[locale]/sign-in/code/page': [],
  '/[locale]/account/page': ['/account'],
  '/[locale]/account/password/page': ['/account/password'],
  '/[locale]/account/second-factor/page': ['/account/second-factor'],
  '/[locale]/account/recovery-codes/page': ['/account/recovery-codes'],
  '/[locale]/calendar/page': ['/calendar?month=2024-01'],
  '/[locale]/admin/indicators/page': ['/admin/indicators'],
  '/[locale]/admin/indicators/[key]/page': ['/admin/indicators/gdp'],
  '/[locale]/admin/new-indicator/page': ['/admin/new-indicator'],
  '/[locale]/admin/regions/page': ['/admin/regions'],
  '/[locale]/admin/regions/[code]/page': ['/admin/regions/231000'],
  '/[locale]/admin/new-region/page': ['/admin/new-region'],
  '/[locale]/admin/groups/page': ['/admin/groups'],
  '/[locale]/admin/groups/[key]/page': ['/admin/groups/hlj-prefectures'],
  '/[locale]/admin/new-group/page': ['/admin/new-group'],
  '/[locale]/admin/sets/page': ['/admin/sets'],
  '/[locale]/admin/sets/[key]/page': ['/admin/sets/hlj-eight-2023'],
  '/[locale]/admin/new-set/page': ['/admin/new-set'],
  '/[locale]/admin/calendar/page': ['/admin/calendar'],
  '/[locale]/admin/calendar/[key]/page': ['/admin/calendar/gdp'],
  '/[locale]/admin/settings/page': ['/admin/settings'],
  '/[locale]/review/page': ['/review'],
  '/[locale]/review/sheets/[indicator]/[period]/page': ['/review/sheets/gdp/2023-Q4'],
  '/[locale]/review/plans/page': ['/review/plans'],
  '/[locale]/review/plans/[id]/page': [],
  '/[locale]/review/plans/[id]/publish/page': [],
  '/[locale]/review/releases/page': ['/review/releases'],
  '/[locale]/review/releases/[id]/page': ['/review/releases/1'],
  '/[locale]/review/revise/page': ['/review/revise'],
  '/[locale]/entry/page': ['/entry'],
  '/[locale]/entry/[indicator]/[period]/page': ['/entry/gdp/2024-Q1?group=hlj-prefectures'],
  '/[locale]/entry/regions/[code]/[period]/page': ['/entry/regions/231000/2024-02'],
  '/[locale]/entry/import/page': ['/entry/import'],
  '/[locale]/entry/import/[upload]/page': [],
  '/[locale]/entry/import/[upload]/preview/page': [],
  '/[locale]/entry/import/[upload]/result/page': [],
  '/[locale]/[...rest]/page': ['/no/such/page'],
};

/** The same of routes that answer a file, or lead on. */
export const fileAddresses: Record<string, string[]> = {
  '/[locale]/admin/audit/export/route': ['/admin/audit/export'],
  '/[locale]/sign-in/provider/route': [],
  '/[locale]/sign-in/provider/callback/route': [],
  '/[locale]/data/[file]/route': ['/data/summary.csv'],
  '/[locale]/entry/import/[upload]/errors/route': ['/entry/import/999999/errors'],
  '/[locale]/entry/import/template/route': [
    '/entry/import/template?of=indicator:retail-sales&period=2024-02',
    // asked for wrongly
    '/entry/import/template',
  ],
};

/** Routes that answer with something else than a page, or that Next keeps for itself. */
export const withoutPage = [
  ...Object.keys(fileAddresses),
  '/api/health/live/route',
  '/api/health/ready/route',
  '/_global-error/page',
  '/_not-found/page',
];

export const notFoundAddress = '/no/such/page';

/** Whom a page is for that is not everybody's, by how its address begins below the language; the longest beginning counts. */
const guards: Record<string, readonly PersonRole[]> = {
  '/rankings': ['leader', 'staff', 'reviewer'],
  '/regions': ['leader', 'staff', 'reviewer'],
  '/entry/import': ['staff'],
  '/review': ['reviewer'],
  '/calendar': ['leader', 'staff', 'reviewer', 'system'],
  '/account': personRoles,
  '/admin': administrations,
  '/admin/audit': ['audit'],
  '/admin/people': ['security'],
  '/admin/new-person': ['security'],
  '/admin/security': ['security'],
  '/admin/indicators': ['system'],
  '/admin/regions': ['system'],
  '/admin/groups': ['system'],
  '/admin/sets': ['system'],
  '/admin/calendar': ['system'],
  '/admin/settings': ['system'],
  '/admin/new-indicator': ['system'],
  '/admin/new-region': ['system'],
  '/admin/new-group': ['system'],
  '/admin/new-set': ['system'],
  '/entry': ['staff'],
};

/** The roles that may see a page; null: everybody may. */
export function rolesFor(address: string): readonly PersonRole[] | null {
  const path = address.split('?')[0] ?? '';
  const beginnings = Object.keys(guards).filter((begin) => path === begin || path.startsWith(`${begin}/`));
  return guards[beginnings.sort((a, b) => b.length - a.length)[0] ?? ''] ?? null;
}

/** As whom a page is looked at: a role that may see it, the leader where that may be; null: nobody is signed in. */
export function lookerAt(address: string): PersonRole | null {
  if (address.startsWith('/sign-in')) return null;
  const roles = rolesFor(address);
  return !roles || roles.includes('leader') ? 'leader' : (roles[0] ?? 'leader');
}

/** Pages of people at work show no published figures. */
const isOfDesk = (address: string) => /^\/(sign-in|account|admin|entry|review|calendar)\b/.test(address);

/** The addresses that show figures, or that there is nothing. */
export const readingAddresses = Object.values(addresses)
  .flat()
  .filter((address) => !isOfDesk(address));
