import type { CatalogueRow } from './indicators';

const yi: [string, string] = ['亿元', 'CNY 100m'];
const yuan: [string, string] = ['元', 'CNY'];
const bureau: [string, string] = ['市统计局', 'Municipal Bureau of Statistics'];

const monthly = {
  decimals: 2,
  growthDecimals: 1,
  direction: 'higher',
  frequency: 'month',
  basis: 'cumulative',
  rankedMeasure: 'growth',
  growth: 'entered',
  january: 'combined',
  rankedFor: 'public',
} as const;

/** The eight that the demo assesses, ranked by growth. */
export const assessedIndicators: CatalogueRow[] = [
  {
    ...monthly,
    key: 'gdp',
    name: ['地区生产总值', 'Gross regional product (GDP)'],
    unit: yi,
    frequency: 'quarter',
    growthBasis: 'constant',
    january: 'separate',
    department: bureau,
    definition: [
      '本地区所有常住单位在一定时期内生产活动的最终成果。总量按现价计算，增速按不变价格计算。',
      'The final result of production by all resident units of the region. The level is at current prices, growth at constant prices.',
    ],
    caveat: [
      '季度数为初步核算数，年度数经最终核实后修订。县（市、区）之间产业结构差别大，位次仅供参考。',
      'Quarterly figures are preliminary; annual ones are revised after final verification. Counties differ widely in structure: their places are a guide only.',
    ],
    weight: 20,
  },
  {
    ...monthly,
    key: 'industrial-value-added',
    name: ['规模以上工业增加值', 'Industrial value added above designated size'],
    unit: yi,
    growthBasis: 'comparable',
    department: bureau,
    definition: [
      '年主营业务收入2000万元及以上的工业企业的增加值。增速按可比价格计算，为1月至本月累计。',
      'Value added of industrial enterprises with annual main-business revenue of 20 million yuan or more. Growth is at comparable prices, from January to the month.',
    ],
    caveat: [
      '只公布增速，不公布总量；不能由已公布的总量推算增速。企业名录每年调整，增速按同口径计算。',
      'Only growth is published, no level; growth cannot be worked out from published levels. The list of enterprises changes each year; growth is on the same scope.',
    ],
    weight: 15,
  },
  {
    ...monthly,
    key: 'fixed-asset-investment',
    name: ['固定资产投资（不含农户）', 'Fixed-asset investment excluding rural households'],
    unit: yi,
    growthBasis: 'nominal',
    department: bureau,
    definition: [
      '计划总投资500万元及以上的建设项目投资和房地产开发投资，不含农户投资。',
      'Investment in projects of 5 million yuan or more in planned total and in real estate development, without rural households.',
    ],
    caveat: [
      '只公布增速。增速以同口径上年数为基数；单个大项目可使位次明显变动。',
      "Only growth is published. Its base is last year's figure on the same scope; one large project can move a place markedly.",
    ],
    weight: 15,
  },
  {
    ...monthly,
    key: 'retail-sales',
    name: ['社会消费品零售总额', 'Total retail sales of consumer goods'],
    unit: yi,
    growthBasis: 'nominal',
    department: ['市商务局', 'Municipal Bureau of Commerce'],
    definition: [
      '企业（单位、个体户）通过交易直接售给个人和社会集团的非生产、非经营用的实物商品金额，以及提供餐饮服务所取得的收入。',
      'Sales of physical goods to individuals and organisations for non-productive use, and receipts of catering services.',
    ],
    caveat: [
      '演示说明：2023年起统计口径有调整，与以前年度总量不完全可比。',
      'A note for the demo: the scope changed in 2023, so levels are not fully comparable with earlier years.',
    ],
    weight: 10,
  },
  {
    ...monthly,
    key: 'budget-revenue',
    name: ['一般公共预算收入', 'General public budget revenue'],
    unit: yi,
    growthBasis: 'same_scope',
    department: ['市财政局', 'Municipal Bureau of Finance'],
    definition: [
      '地方政府以税收为主体的财政收入，安排用于民生、经济社会发展和政府运转。增速为同口径。',
      'Local government revenue, chiefly tax, for public services, development and administration. Growth is on the same scope.',
    ],
    weight: 15,
  },
  {
    ...monthly,
    key: 'urban-income',
    name: ['城镇居民人均可支配收入', 'Per capita disposable income of urban residents'],
    unit: yuan,
    decimals: 0,
    frequency: 'quarter',
    growthBasis: 'nominal',
    january: 'separate',
    department: ['国家统计局牡丹江调查队', 'NBS Survey Office in Mudanjiang'],
    definition: [
      '城镇居民可用于最终消费支出和储蓄的总和的人均数，由住户抽样调查取得，为年初至本季累计。',
      'What urban residents can spend or save, per head, from a sample survey of households; from January to the quarter.',
    ],
    weight: 10,
  },
  {
    ...monthly,
    key: 'rural-income',
    name: ['农村居民人均可支配收入', 'Per capita disposable income of rural residents'],
    unit: yuan,
    decimals: 0,
    frequency: 'quarter',
    growthBasis: 'nominal',
    january: 'separate',
    department: ['国家统计局牡丹江调查队', 'NBS Survey Office in Mudanjiang'],
    definition: [
      '农村居民可用于最终消费支出和储蓄的总和的人均数，由住户抽样调查取得，为年初至本季累计。',
      'What rural residents can spend or save, per head, from a sample survey of households; from January to the quarter.',
    ],
    caveat: [
      '抽样调查结果有误差；增速相差0.1—0.2个百分点不宜过度解读。',
      'A sample survey has errors: differences of 0.1 to 0.2 percentage points say little.',
    ],
    weight: 10,
  },
  {
    ...monthly,
    key: 'imports-exports',
    name: ['货物进出口总额', 'Imports and exports of goods'],
    unit: yi,
    growthBasis: 'nominal',
    department: ['牡丹江海关', 'Mudanjiang Customs'],
    definition: [
      '按人民币计价的货物进口与出口之和，按企业注册地统计，为1月至本月累计。',
      "Imports plus exports of goods in yuan, by place of the enterprise's registration; from January to the month.",
    ],
    weight: 5,
  },
];
