import { cityWeights, countyWeights, type Shape } from './shape';

const statistics = { frequency: 'month', january: 'combined', day: 20, hour: 10 } as const;
const quarterly = { frequency: 'quarter', january: 'separate', day: 20, hour: 10 } as const;

/** Cumulative share of the year reached by each of February to December. */
const fromFebruary = [1330, 2180, 2930, 3760, 4690, 5520, 6340, 7260, 8140, 9030, 10000];

export const assessedShapes: Shape[] = [
  {
    key: 'gdp',
    calendar: quarterly,
    path: {
      2021: { 1: 122, 2: 101, 3: 77, 4: 61 },
      2022: { 1: 54, 2: 29, 3: 29, 4: 27 },
      2023: { 1: 46, 2: 41, 3: 30, 4: 26 },
    },
    spread: 70,
    jitter: 22,
    lean: { '230100': -40, '231000': 60, '230200': 90 },
    level: {
      decimals: 2,
      whole: 1363300,
      profile: [1872, 4100, 6620, 10000],
      kind: 'part',
      shares: cityWeights,
      beyond: { 2021: 29, 2022: 41, 2023: -12 },
    },
    counties: countyWeights,
    stage: 'preliminary',
  },
  {
    key: 'industrial-value-added',
    calendar: statistics,
    path: {
      2021: { 2: 221, 3: 172, 6: 118, 9: 90, 12: 73 },
      2022: { 2: 66, 3: 61, 6: 21, 9: 13, 12: 8 },
      2023: { 2: -14, 4: -9, 6: -4, 9: 6, 12: 18 },
    },
    spread: 165,
    jitter: 45,
    lean: { '231000': 160, '230700': 250, '230900': -180 },
    counties: countyWeights,
    stage: 'preliminary',
  },
  {
    key: 'fixed-asset-investment',
    calendar: statistics,
    path: {
      2021: { 2: 262, 4: 190, 6: 121, 9: 63, 12: 60 },
      2022: { 2: 84, 4: 52, 6: 24, 9: 12, 12: 5 },
      2023: { 2: 66, 4: 41, 6: 14, 9: 26, 12: 41 },
    },
    spread: 230,
    jitter: 60,
    lean: {
      '230100': 160,
      '230300': 290,
      '230700': 430,
      '231100': 330,
      '230400': -380,
      '230900': -300,
      '230500': -200,
      '232700': -260,
    },
    counties: countyWeights,
    stage: 'preliminary',
  },
  {
    key: 'retail-sales',
    calendar: statistics,
    path: {
      2021: { 2: 208, 3: 176, 6: 126, 9: 97, 12: 86 },
      2022: { 2: 17, 3: -28, 6: -55, 9: -47, 12: -61 },
      2023: { 2: 56, 4: 79, 6: 88, 9: 84, 12: 81 },
    },
    spread: 80,
    jitter: 26,
    lean: { '230100': 150, '230600': 120, '230700': 170, '231000': -110 },
    level: {
      decimals: 2,
      whole: 509200,
      profile: [1490, 2260, 3010, 3830, 4680, 5500, 6330, 7200, 8130, 9050, 10000],
      kind: 'part',
      shares: [420, 84, 40, 22, 28, 150, 22, 62, 16, 73, 28, 45, 10],
    },
    counties: countyWeights,
  },
  {
    key: 'budget-revenue',
    calendar: { frequency: 'month', january: 'combined', day: 14, hour: 15 },
    path: {
      2021: { 2: 166, 4: 192, 6: 161, 9: 138, 12: 122 },
      2022: { 2: 81, 4: 14, 6: -52, 9: -14, 12: -6 },
      2023: { 2: 88, 4: 101, 6: 92, 9: 84, 12: 79 },
    },
    spread: 230,
    jitter: 60,
    lean: { '231000': 150, '230300': 320, '230600': -120 },
    level: {
      decimals: 2,
      whole: 115250,
      profile: fromFebruary,
      kind: 'part',
      shares: [290, 62, 33, 21, 29, 128, 17, 51, 22, 55, 37, 55, 10],
    },
    counties: countyWeights,
  },
  {
    key: 'urban-income',
    calendar: quarterly,
    path: {
      2021: { 1: 116, 2: 103, 3: 89, 4: 79 },
      2022: { 1: 49, 2: 34, 3: 38, 4: 42 },
      2023: { 1: 45, 2: 48, 3: 43, 4: 41 },
    },
    spread: 40,
    jitter: 14,
    level: {
      decimals: 0,
      whole: 31110,
      profile: [2690, 5080, 7560, 10000],
      kind: 'each',
      shares: [1270, 1000, 860, 850, 880, 1340, 850, 1010, 930, 1060, 980, 960, 880],
    },
    counties: [1080, 1010, 1040, 1060, 860, 1180, 980, 970, 950, 990],
  },
  {
    key: 'rural-income',
    calendar: quarterly,
    path: {
      2021: { 1: 141, 2: 126, 3: 114, 4: 103 },
      2022: { 1: 66, 2: 51, 3: 47, 4: 39 },
      2023: { 1: 69, 2: 72, 3: 68, 4: 66 },
    },
    spread: 42,
    jitter: 14,
    lean: { '231000': 40 },
    level: {
      decimals: 0,
      whole: 16170,
      profile: [2420, 4260, 6590, 10000],
      kind: 'each',
      shares: [1190, 1080, 1170, 1060, 1050, 1140, 1010, 1120, 970, 1260, 1100, 990, 1020],
    },
    counties: [1120, 1090, 1060, 1080, 900, 1210, 1000, 1030, 960, 1010],
  },
  {
    key: 'imports-exports',
    calendar: { frequency: 'month', january: 'combined', day: 22, hour: 9 },
    path: {
      2021: { 2: 62, 4: 128, 6: 201, 9: 268 },
      2022: { 2: 284, 5: 301, 12: 331 },
      2023: { 9: 148 },
    },
    spread: 330,
    jitter: 90,
    lean: { '230600': 220, '230100': -260 },
    level: {
      decimals: 2,
      whole: 153900,
      profile: [1396, 2090, 2900, 3790, 4610, 5455, 6303, 7170, 7968, 8931, 10000],
      kind: 'part',
      shares: [120, 14, 7, 6, 6, 580, 3, 22, 2, 168, 60, 9, 3],
    },
    counties: [52, 45, 0, 38, 9, 520, 22, 24, 20, 270],
  },
];
