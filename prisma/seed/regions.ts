/** Start of the demo's register of regions: after Dongning became a city (December 2015), so every code holds throughout. */
export const registered = '2016-01-01';

export const province = '230000';
export const home = '231000';

type Row = [code: string, nameZh: string, nameEn: string, shortZh: string, shortEn: string];

const provinceRow: Row = ['230000', '黑龙江省', 'Heilongjiang', '黑龙江', 'Heilongjiang'];

const cityRows: Row[] = [
  ['230100', '哈尔滨市', 'Harbin', '哈尔滨', 'Harbin'],
  ['230200', '齐齐哈尔市', 'Qiqihar', '齐齐哈尔', 'Qiqihar'],
  ['230300', '鸡西市', 'Jixi', '鸡西', 'Jixi'],
  ['230400', '鹤岗市', 'Hegang', '鹤岗', 'Hegang'],
  ['230500', '双鸭山市', 'Shuangyashan', '双鸭山', 'Shuangyashan'],
  ['230600', '大庆市', 'Daqing', '大庆', 'Daqing'],
  ['230700', '伊春市', 'Yichun', '伊春', 'Yichun'],
  ['230800', '佳木斯市', 'Jiamusi', '佳木斯', 'Jiamusi'],
  ['230900', '七台河市', 'Qitaihe', '七台河', 'Qitaihe'],
  ['231000', '牡丹江市', 'Mudanjiang', '牡丹江', 'Mudanjiang'],
  ['231100', '黑河市', 'Heihe', '黑河', 'Heihe'],
  ['231200', '绥化市', 'Suihua', '绥化', 'Suihua'],
  ['232700', '大兴安岭地区', "Daxing'anling Prefecture", '大兴安岭', "Daxing'anling"],
];

const countyRows: Row[] = [
  ['231002', '东安区', "Dong'an District", '东安', "Dong'an"],
  ['231003', '阳明区', 'Yangming District', '阳明', 'Yangming'],
  ['231004', '爱民区', 'Aimin District', '爱民', 'Aimin'],
  ['231005', '西安区', "Xi'an District", '西安', "Xi'an"],
  ['231025', '林口县', 'Linkou County', '林口', 'Linkou'],
  ['231081', '绥芬河市', 'Suifenhe City', '绥芬河', 'Suifenhe'],
  ['231083', '海林市', 'Hailin City', '海林', 'Hailin'],
  ['231084', '宁安市', "Ning'an City", '宁安', "Ning'an"],
  ['231085', '穆棱市', 'Muling City', '穆棱', 'Muling'],
  ['231086', '东宁市', 'Dongning City', '东宁', 'Dongning'],
];

export const cities = cityRows.map(([code]) => code);
export const counties = countyRows.map(([code]) => code);

function table(rows: Row[], level: string, parent: string): Record<string, string>[] {
  return rows.map(([code, name_zh, name_en, short_zh, short_en]) => ({
    code,
    name_zh,
    name_en,
    short_zh,
    short_en,
    level,
    parent_code: parent,
    valid_from: registered,
    valid_to: '',
  }));
}

export const regionTable = [
  ...table([provinceRow], 'province', ''),
  ...table(cityRows, 'prefecture', province),
  ...table(countyRows, 'county', home),
];

export const groupTable = [
  {
    key: 'hlj-prefectures',
    name_zh: '黑龙江省13个市（地）',
    name_en: "Heilongjiang's 13 cities and prefectures",
    benchmark_code: province,
  },
  {
    key: 'mudanjiang-counties',
    name_zh: '牡丹江市10个县（市、区）',
    name_en: "Mudanjiang's 10 counties, cities and districts",
    benchmark_code: home,
  },
];

export const memberTable = [
  ...cities.map((code) => ({ group_key: 'hlj-prefectures', region_code: code })),
  ...counties.map((code) => ({ group_key: 'mudanjiang-counties', region_code: code })),
].map((row) => ({ ...row, valid_from: registered, valid_to: '' }));
