import { home } from './regions';

/**
 * What the generated figures are fitted to: where the home city stands, release by release, in the year of the story.
 * Goals move figures; no place, count or sentence is written into the package.
 */
export interface Goal {
  indicator: string;
  /** The home city's place in each release of 2023, in order; alone on it unless `tiedWith` says otherwise for the last. */
  places: number[];
  /** Home less province at the year's end, in tenths of a percentage point. */
  gap: number;
  tiedWith?: string;
}

export const storyYear = 2023;

export const goals: Goal[] = [
  { indicator: 'gdp', places: [3, 2, 1, 1], gap: 32 },
  // not first in January–April, first in the eight releases from January–May to January–December
  { indicator: 'industrial-value-added', places: [4, 3, 2, 1, 1, 1, 1, 1, 1, 1, 1], gap: 76 },
  {
    indicator: 'fixed-asset-investment',
    places: [9, 8, 8, 7, 6, 6, 5, 5, 4, 4, 3],
    gap: 31,
    tiedWith: '230300',
  },
  // the one that lies below the province
  { indicator: 'retail-sales', places: [5, 5, 6, 6, 6, 7, 7, 7, 7, 7, 8], gap: -12 },
  { indicator: 'budget-revenue', places: [7, 7, 6, 6, 6, 6, 5, 5, 5, 5, 2], gap: 37 },
  { indicator: 'urban-income', places: [7, 6, 6, 5], gap: 5 },
  { indicator: 'rural-income', places: [4, 3, 3, 3], gap: 8 },
  { indicator: 'imports-exports', places: [8, 8, 7, 7, 7, 7, 6, 6, 6, 6, 4], gap: 0 },
];

/** A city that stays ahead of home where a fact gives home's growth: the year has one run of first places, the one that was told. */
export interface Rival {
  indicator: string;
  region: string;
  /** Rival less home at the year's end, in tenths of a percentage point. */
  lead: number;
}

export const rivals: Rival[] = [
  { indicator: 'loan-balance', region: '232700', lead: 6 },
  { indicator: 'new-enterprises', region: '230900', lead: 11 },
  { indicator: 'tax-revenue', region: '231200', lead: 9 },
];

/** A figure that is missing, and why. */
export interface Gap {
  indicator: string;
  region: string;
  /** Beginning of the periods concerned: '2023' is the whole year, '' everything. */
  periods: string;
  reason: 'not_reported' | 'not_applicable' | 'withheld';
  note: string;
  /** The instant at which the figure was given after all. */
  reportedAt?: string;
}

export const gaps: Gap[] = [
  {
    indicator: 'fixed-asset-investment',
    region: '232700',
    periods: '2023-12',
    reason: 'not_reported',
    note: '未在规定时间内报送',
  },
  {
    indicator: 'new-enterprises',
    region: '231100',
    periods: '2023-03',
    reason: 'not_reported',
    note: '系统切换，推迟报送',
    reportedAt: '2023-05-12T09:00:00+08:00',
  },
  {
    indicator: 'imports-exports',
    region: '231004',
    periods: '',
    reason: 'not_applicable',
    note: '区内无进出口业务单列统计',
  },
  {
    indicator: 'industrial-value-added',
    region: '231005',
    periods: '2023',
    reason: 'withheld',
    note: '企业过少，为保护单个企业资料不公布',
  },
  { indicator: 'pm25', region: '232700', periods: '2021-02', reason: 'not_reported', note: '监测设备检修' },
];

/** A figure that was first published otherwise. */
export interface Revision {
  indicator: string;
  region: string;
  period: string;
  /** First less present growth, in tenths of a percentage point. */
  first: number;
  revisedAt: string;
  note: string;
}

const investment = { indicator: 'fixed-asset-investment' };
export const revisions: Revision[] = [
  {
    ...investment,
    region: home,
    period: '2023-05',
    first: -3,
    revisedAt: '2023-07-20T10:00:00+08:00',
    note: '补报',
  },
  {
    ...investment,
    region: home,
    period: '2023-08',
    first: 2,
    revisedAt: '2023-10-27T10:00:00+08:00',
    note: '项目核实',
  },
  {
    ...investment,
    region: '230200',
    period: '2023-08',
    first: -4,
    revisedAt: '2023-10-27T10:00:00+08:00',
    note: '项目核实',
  },
];

/** The year's GDP is revised once, for every city and county at one instant. */
export const annualRevision = {
  indicator: 'gdp',
  period: '2022-Q4',
  revisedAt: '2023-12-22T10:00:00+08:00',
  note: '年度最终核实',
};
