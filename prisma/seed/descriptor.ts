import { figureRows } from './figures';
import { assessedMemberTable, assessedSet, assessedSetTable, indicatorTable } from './indicators';
import { groupTable, home, memberTable, regionTable } from './regions';

interface Resource {
  name: string;
  path: string;
  rows: object[];
}

const tables: [name: string, rows: object[]][] = [
  ['regions', regionTable],
  ['indicators', indicatorTable],
  ['peer-groups', groupTable],
  ['peer-group-members', memberTable],
  ['assessed-sets', assessedSetTable],
  ['assessed-set-members', assessedMemberTable],
  ['figures', figureRows()],
];

export const resources = tables.map(([name, rows]) => ({
  name,
  path: `${name}.csv`,
  rows: rows.map(entries),
}));

function entries(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row));
}

const numbers: Record<string, string> = {
  decimals: 'integer',
  growth_decimals: 'integer',
  weight: 'number',
  value: 'number',
  stated_rank: 'integer',
  stated_of: 'integer',
  valid_from: 'date',
  valid_to: 'date',
};

function schemaOf(resource: Pick<Resource, 'name'> & { rows: Record<string, unknown>[] }): object {
  const columns = Object.keys(resource.rows[0] ?? {});
  return { fields: columns.map((name) => ({ name, type: numbers[name] ?? 'string' })) };
}

export const descriptor = {
  profile: 'tabular-data-package',
  name: 'mudanjiang-demo',
  title:
    "演示：牡丹江市在黑龙江省13个市（地）中的位次 / Demo: Mudanjiang among Heilongjiang's 13 cities and prefectures",
  description:
    'Figures of origin "demo" are generated and describe no real place in any month; figures of origin "official" or "reported" carry their source.',
  licenses: [
    {
      name: 'CC0-1.0',
      title: 'CC0 1.0 (generated figures; facts are cited with their source)',
      path: 'https://creativecommons.org/publicdomain/zero/1.0/',
    },
  ],
  sources: [
    { title: '黑龙江省人民政府网', path: 'https://hlj.gov.cn/hlj/c110601/list_left_tt.shtml' },
    { title: '黑龙江日报：能力作风建设成效显著 经济建设指标一路飘红' },
    { title: "Xinhua / People's Daily Online", path: 'http://en.people.cn/' },
    { title: 'Generated demo figures: prisma/seed/generate.ts' },
  ],
  weici: {
    home,
    groups: groupTable.map(({ key }) => key),
    assessedSet,
    timeZone: 'Asia/Shanghai',
    highlights: ['loan-balance', 'new-enterprises', 'tax-revenue'],
  },
  resources: resources.map((resource) => ({
    name: resource.name,
    path: resource.path,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: schemaOf(resource),
  })),
};
