/** What is asked of each route of the build: one address or more below the language. A new route is added here. */
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
  '/[locale]/[...rest]/page': ['/no/such/page'],
};

/** Routes that answer with something else than a page, or that Next keeps for itself. */
export const withoutPage = [
  '/[locale]/data/[file]/route',
  '/api/health/live/route',
  '/api/health/ready/route',
  '/_global-error/page',
  '/_not-found/page',
];

export const notFoundAddress = '/no/such/page';
