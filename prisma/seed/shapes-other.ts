import { cityWeights, countyWeights, type Shape } from './shape';

/** Two points, at the opening and at the close of each year, for indicators without a movement worth more. */
function yearly(first: number, points: Record<number, [opening: number, close: number]>): Shape['path'] {
  return Object.fromEntries(
    Object.entries(points).map(([year, [opening, close]]) => [year, { [first]: opening, 12: close }]),
  );
}

const bank = { frequency: 'month', january: 'separate', day: 16, hour: 16 } as const;
const power = { frequency: 'month', january: 'separate', day: 13, hour: 9 } as const;
const prices = { frequency: 'month', january: 'separate', day: 9, hour: 10 } as const;

const evenly = [830, 1570, 2430, 3270, 4110, 4960, 5800, 6640, 7480, 8310, 9150, 10000];
const balances = [9500, 9560, 9680, 9710, 9740, 9830, 9840, 9870, 9930, 9940, 9970, 10000];

export const otherShapes: Shape[] = [
  {
    key: 'loan-balance',
    calendar: bank,
    path: yearly(1, { 2021: [88, 64], 2022: [62, 74], 2023: [79, 91] }),
    spread: 110,
    jitter: 25,
    lean: { '231000': 260 },
    level: {
      decimals: 2,
      whole: 2284000,
      profile: balances,
      kind: 'part',
      shares: cityWeights,
      computed: true,
    },
    counties: countyWeights,
  },
  {
    key: 'deposit-balance',
    calendar: bank,
    path: yearly(1, { 2021: [92, 84], 2022: [98, 131], 2023: [126, 102] }),
    spread: 80,
    jitter: 20,
    level: {
      decimals: 2,
      whole: 3158000,
      profile: balances,
      kind: 'part',
      shares: cityWeights,
      computed: true,
    },
  },
  {
    key: 'new-enterprises',
    calendar: { frequency: 'month', january: 'separate', day: 10, hour: 9 },
    path: yearly(1, { 2021: [310, 142], 2022: [-71, -34], 2023: [62, 118] }),
    spread: 280,
    jitter: 70,
    level: {
      decimals: 0,
      whole: 92400,
      profile: evenly,
      kind: 'part',
      shares: [520, 66, 30, 18, 22, 112, 19, 48, 14, 57, 31, 52, 11],
      computed: true,
    },
    counties: countyWeights,
  },
  {
    key: 'tax-revenue',
    calendar: { frequency: 'month', january: 'combined', day: 14, hour: 15 },
    path: yearly(2, { 2021: [148, 102], 2022: [58, -46], 2023: [124, 111] }),
    spread: 260,
    jitter: 65,
    level: {
      decimals: 2,
      whole: 81130,
      profile: [1620, 2410, 3240, 4080, 4890, 5730, 6460, 7240, 8190, 9060, 10000],
      kind: 'part',
      shares: [330, 52, 29, 19, 26, 172, 12, 45, 21, 52, 34, 44, 8],
    },
    counties: countyWeights,
  },
  {
    key: 'new-urban-jobs',
    calendar: { frequency: 'month', january: 'separate', day: 17, hour: 10 },
    path: yearly(1, { 2021: [240, 61], 2022: [-33, 4], 2023: [52, 27] }),
    spread: 170,
    jitter: 50,
    level: {
      decimals: 0,
      whole: 370600,
      profile: [620, 1180, 2240, 3310, 4370, 5430, 6360, 7190, 8040, 8790, 9420, 10000],
      kind: 'part',
      shares: [330, 110, 55, 35, 40, 120, 35, 75, 25, 76, 40, 46, 13],
    },
    counties: countyWeights,
  },
  {
    key: 'consumer-prices-month',
    calendar: prices,
    path: {
      2021: { 1: -6, 3: 4, 5: 10, 9: 7, 12: 14 },
      2022: { 1: 10, 3: 14, 6: 24, 9: 26, 12: 17 },
      2023: { 1: 20, 3: 8, 6: 1, 7: -4, 9: 0, 12: -3 },
    },
    spread: 9,
    jitter: 4,
  },
  {
    key: 'industrial-electricity',
    calendar: power,
    path: yearly(1, { 2021: [138, 58], 2022: [34, 12], 2023: [-18, 24] }),
    spread: 130,
    jitter: 30,
    level: {
      decimals: 2,
      whole: 68200,
      profile: [860, 1580, 2440, 3270, 4090, 4910, 5750, 6590, 7420, 8260, 9110, 10000],
      kind: 'part',
      shares: [225, 110, 55, 42, 48, 262, 24, 46, 38, 62, 37, 43, 8],
      computed: true,
    },
  },
  {
    key: 'energy-intensity',
    calendar: { frequency: 'year', january: 'separate', day: 20, hour: 10 },
    path: {
      2021: { 1: -34 },
      2022: { 1: -28 },
      2023: { 1: -23 },
    },
    spread: 90,
    jitter: 20,
  },
];
