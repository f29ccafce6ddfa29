import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { findingLine } from '@/lib/data-package/problem-text';
import type { ProblemCode } from '@/lib/data-package/problems';
import type { ResourceName } from '@/lib/schemas/package-tables';
import { importPackage } from '@/lib/services/import-package';
import { dataCommand } from '../../support/data-command';
import { csvText, type PackageParts, type SmallPackage, smallPackage, writePackage } from '../../support/package-builder';
import { rowCounts } from '../../support/row-counts';
import { useTempFolder } from '../../support/temp-folder';
import { useTestDatabase } from '../../support/test-database';

const db = useTestDatabase();
const root = useTempFolder();

type Small = SmallPackage;

interface Case {
  name: string;
  spoil: (small: Small) => PackageParts;
  /** Spoils the folder after the package is written. */
  after?: (folder: string) => void;
  code: ProblemCode;
  file: string;
  line: number | null;
  column?: [name: string, number: number];
  en: string | RegExp;
  zh: string | RegExp;
}

/** Puts text into the cell of a table, `row` counted as the file's line. */
function cell(table: ResourceName, row: number, column: string, text: string): (small: Small) => PackageParts {
  return (small) => {
    const rows = small.tables[table];
    const at = rows[0]?.indexOf(column) ?? -1;
    if (at === -1) throw new Error(`no column ${column}`);
    (rows[row - 1] as string[])[at] = text;
    return small;
  };
}

/** Appends a row to a table, cells by column name. */
function row(table: ResourceName, cells: Record<string, string>): (small: Small) => PackageParts {
  return (small) => {
    const rows = small.tables[table];
    rows.push((rows[0] ?? []).map((column) => cells[column] ?? ''));
    return small;
  };
}

function replaceTable(table: ResourceName, make: (rows: string[][]) => string | Buffer): (small: Small) => PackageParts {
  return (small) => ({ ...small, tables: { ...small.tables, [table]: make(small.tables[table]) } });
}

const withoutColumn = (table: ResourceName, column: string) =>
  replaceTable(table, (rows) => csvText(rows.map((cells) => cells.filter((_, at) => at !== rows[0]?.indexOf(column)))));

const settings = (weici: Record<string, unknown>) => (small: Small) => ({ ...small, descriptor: { weici } });
const resourcePath = (file: string) => (small: Small) => ({
  ...small,
  descriptor: { resources: [{ name: 'regions', path: 'regions.csv' }, { name: 'figures', path: file }] },
});

const figures = 'figures.csv';
const cases: Case[] = [
  // the descriptor and the files
  { name: 'no descriptor', spoil: (s) => s, after: (f) => symlinkSync('nowhere', path.join(f, 'x')), code: 'descriptor_json', file: 'datapackage.json', line: 1, column: ['', 1], en: 'is not JSON', zh: '不是有效的 JSON' },
  { name: 'descriptor that is not JSON', spoil: (s) => ({ ...s, descriptor: '{\n  "name": "x",\n  "resources": [,]\n}' }), code: 'descriptor_json', file: 'datapackage.json', line: 3, column: ['', 17], en: 'is not JSON', zh: '不是有效的 JSON' },
  { name: 'descriptor without a name', spoil: (s) => ({ ...s, descriptor: { name: undefined } }), code: 'descriptor_field', file: 'datapackage.json', line: 1, en: /name: expected text/, zh: /name:应为非空文本/ },
  { name: 'resource without a path', spoil: (s) => ({ ...s, descriptor: { resources: [{ name: 'figures' }] } }), code: 'descriptor_field', file: 'datapackage.json', line: 4, en: /resources\.0\.path: expected text/, zh: /resources\.0\.path:应为非空文本/ },
  { name: 'a resource twice', spoil: (s) => ({ ...s, descriptor: { resources: [{ name: 'figures', path: 'figures.csv' }, { name: 'figures', path: 'b.csv' }] } }), code: 'resource_duplicate', file: 'datapackage.json', line: 8, en: /figures is there twice/, zh: /资源 figures 重复/ },
  { name: 'path above the package', spoil: resourcePath('../figures.csv'), code: 'path_outside', file: 'datapackage.json', line: 10, en: /"\.\.\/figures\.csv" leads out/, zh: /"\.\.\/figures\.csv" 指向数据包之外/ },
  { name: 'path above the package by a detour', spoil: resourcePath('a/../../figures.csv'), code: 'path_outside', file: 'datapackage.json', line: 10, en: /leads out/, zh: /之外/ },
  { name: 'absolute path', spoil: resourcePath('/etc/passwd'), code: 'path_outside', file: 'datapackage.json', line: 10, en: /leads out/, zh: /之外/ },
  { name: 'address for a path', spoil: resourcePath('https://example.org/figures.csv'), code: 'path_outside', file: 'datapackage.json', line: 10, en: /leads out/, zh: /之外/ },
  { name: 'symbolic link out of the package', spoil: resourcePath('link.csv'), after: (f) => { writeFileSync(path.join(f, '..', 'secret.csv'), 'x'); symlinkSync('../secret.csv', path.join(f, 'link.csv')); }, code: 'path_outside', file: 'link.csv', line: null, en: /link\.csv leads out/, zh: /link\.csv 指向/ },
  { name: 'missing file', spoil: resourcePath('nothing.csv'), code: 'file_missing', file: 'nothing.csv', line: null, en: /file of the resource figures is missing/, zh: /缺少资源 figures 的文件/ },
  { name: 'folder for a file', spoil: resourcePath('folder'), after: (f) => mkdirSync(path.join(f, 'folder')), code: 'file_missing', file: 'folder', line: null, en: /is missing/, zh: /缺少/ },
  { name: 'unknown home', spoil: settings({ home: 'X9' }), code: 'unknown_region', file: 'datapackage.json', line: 34, column: ['weici.home', 0], en: /unknown region "X9"/, zh: /未知的地区 "X9"/ },
  { name: 'unknown group in the settings', spoil: settings({ home: 'A1', groups: ['cities', 'none'] }), code: 'unknown_group', file: 'datapackage.json', line: 37, column: ['weici.groups.1', 0], en: /unknown peer group "none"/, zh: /未知的比较组 "none"/ },
  { name: 'unknown time zone', spoil: settings({ home: 'A1', timeZone: 'Asia/Nowhere' }), code: 'descriptor_field', file: 'datapackage.json', line: 35, en: /weici\.timeZone: expected an IANA time zone/, zh: /weici\.timeZone:应为IANA 时区/ },
  // the form of a table
  { name: 'empty file', spoil: replaceTable('figures', () => ''), code: 'file_empty', file: figures, line: 1, en: /expected a header/, zh: /应有表头/ },
  { name: 'wrong column', spoil: cell('figures', 1, 'value', 'valeu'), code: 'column_unknown', file: figures, line: 1, column: ['valeu', 5], en: /unknown column "valeu"; expected one of region_code, /, zh: /未知的列 "valeu";应为 region_code, / },
  { name: 'column twice', spoil: cell('figures', 1, 'note', 'value'), code: 'column_duplicate', file: figures, line: 1, column: ['value', 10], en: /first as column 5/, zh: /首次出现在第 5 列/ },
  { name: 'missing required column', spoil: withoutColumn('figures', 'period'), code: 'column_missing', file: figures, line: 1, en: 'the column period is missing', zh: '缺少列 period' },
  { name: 'missing direction column', spoil: withoutColumn('indicators', 'direction'), code: 'column_missing', file: 'indicators.csv', line: 1, en: 'the column direction is missing', zh: '缺少列 direction' },
  { name: 'no column for a name', spoil: withoutColumn('indicators', 'name_zh'), code: 'name_column_missing', file: 'indicators.csv', line: 1, en: /name_zh, name_en must be there/, zh: /name_zh, name_en 至少应有一列/ },
  { name: 'row with too few cells', spoil: replaceTable('figures', (rows) => `${csvText(rows)}A1,gdp\n`), code: 'cell_count', file: figures, line: 8, en: /has 2 cells; expected 11/, zh: /有 2 个单元格,应与表头一样有 11 个/ },
  { name: 'GBK bytes', spoil: replaceTable('figures', (rows) => Buffer.concat([Buffer.from(csvText(rows)), Buffer.from('A1,gdp,level,2023,1,,,,'), Buffer.from([0xb9, 0xab, 0xb1, 0xa8]), Buffer.from(',,\n')])), code: 'encoding_gbk', file: figures, line: 8, column: ['source_title', 9], en: /looks like GBK/, zh: /看来是 GBK/ },
  { name: 'bytes of no encoding', spoil: replaceTable('figures', (rows) => Buffer.concat([Buffer.from(csvText(rows)), Buffer.from('A1,gdp,level,2023,1,,,,'), Buffer.from([0xff, 0x41]), Buffer.from(',,\n')])), code: 'encoding_utf8', file: figures, line: 8, column: ['source_title', 9], en: /not UTF-8/, zh: /不是 UTF-8/ },
  { name: 'UTF-16', spoil: replaceTable('figures', (rows) => Buffer.from(`\ufeff${csvText(rows)}`, 'utf16le')), code: 'encoding_utf16', file: figures, line: 1, en: /is UTF-16/, zh: /是 UTF-16/ },
  { name: 'lines that end with CR alone', spoil: replaceTable('figures', (rows) => csvText(rows, '\r')), code: 'line_ends', file: figures, line: 1, en: /CR alone/, zh: /只以 CR 结尾/ },
  { name: 'broken quote', spoil: replaceTable('figures', (rows) => `${csvText(rows)}A1,gdp,level,2023,"5.2"x,,,,,,\n`), code: 'broken_quote', file: figures, line: 8, column: ['value', 5], en: /quotation mark stands where none can/, zh: /引号位置不对/ },
  { name: 'quote inside a plain cell', spoil: replaceTable('figures', (rows) => `${csvText(rows)}A1,gdp,level,2023,5"2,,,,,,\n`), code: 'broken_quote', file: figures, line: 8, column: ['value', 5], en: /quotation mark/, zh: /引号/ },
  { name: 'quote that is never closed', spoil: replaceTable('figures', (rows) => `${csvText(rows)}A1,gdp,level,2023,5.2,,,,"open,,\n`), code: 'unclosed_quote', file: figures, line: 8, column: ['source_title', 9], en: /never closed/, zh: /没有结束/ },
  { name: 'cell of 10 MB', spoil: cell('figures', 4, 'note', 'x'.repeat(10_000_000)), code: 'cell_large', file: figures, line: 4, column: ['note', 10], en: /longer than 32767 characters/, zh: /超过 32767 个字符/ },
  { name: 'quoted cell of 10 MB', spoil: cell('figures', 4, 'note', 'x\n'.repeat(5_000_000)), code: 'cell_large', file: figures, line: 4, column: ['note', 10], en: /longer than 32767/, zh: /超过 32767/ },
  // figures
  { name: 'bad number', spoil: cell('figures', 2, 'value', '5,2'), code: 'bad_number', file: figures, line: 2, column: ['value', 5], en: /"5,2" is not a number; expected a decimal/, zh: /"5,2" 不是数;应为十进制数/ },
  { name: 'NaN', spoil: cell('figures', 2, 'value', 'NaN'), code: 'bad_number', file: figures, line: 2, column: ['value', 5], en: /"NaN" is not a number/, zh: /"NaN" 不是数/ },
  { name: 'Infinity', spoil: cell('figures', 2, 'value', '-Infinity'), code: 'bad_number', file: figures, line: 2, column: ['value', 5], en: /is not a number/, zh: /不是数/ },
  { name: 'huge exponent', spoil: cell('figures', 2, 'value', '1e999999999'), code: 'bad_number', file: figures, line: 2, column: ['value', 5], en: /is not a number/, zh: /不是数/ },
  { name: '31 digits before the point', spoil: cell('figures', 2, 'value', '1'.repeat(31)), code: 'bad_number', file: figures, line: 2, column: ['value', 5], en: /at most 30 digits/, zh: /最多 30 位/ },
  { name: '21 digits after the point', spoil: cell('figures', 2, 'value', `0.${'1'.repeat(21)}`), code: 'bad_number', file: figures, line: 2, column: ['value', 5], en: /20 after it/, zh: /后最多 20 位/ },
  { name: 'unknown region', spoil: cell('figures', 3, 'region_code', 'B7'), code: 'unknown_region', file: figures, line: 3, column: ['region_code', 1], en: /unknown region "B7"/, zh: /未知的地区 "B7"/ },
  { name: 'no region', spoil: cell('figures', 3, 'region_code', ''), code: 'cell_empty', file: figures, line: 3, column: ['region_code', 1], en: 'is empty, and must not be', zh: '不能为空' },
  { name: 'unknown indicator', spoil: cell('figures', 3, 'indicator_key', 'gpd'), code: 'unknown_indicator', file: figures, line: 3, column: ['indicator_key', 2], en: /unknown indicator "gpd"/, zh: /未知的指标 "gpd"/ },
  { name: 'unknown measure', spoil: cell('figures', 3, 'measure', 'rate'), code: 'bad_choice', file: figures, line: 3, column: ['measure', 3], en: /"rate" is not known; expected one of level, growth/, zh: /"rate" 不认识;应为 level, growth 之一/ },
  { name: 'growth of an indicator without', spoil: cell('figures', 7, 'measure', 'growth'), code: 'growth_not_kept', file: figures, line: 7, column: ['measure', 3], en: /energy has no growth/, zh: /energy 没有增速/ },
  { name: 'no period', spoil: cell('figures', 3, 'period', '2023-13'), code: 'bad_period', file: figures, line: 3, column: ['period', 4], en: /"2023-13" is not a period/, zh: /"2023-13" 不是报告期/ },
  { name: 'period of the wrong frequency', spoil: cell('figures', 3, 'period', '2023-11'), code: 'period_frequency', file: figures, line: 3, column: ['period', 4], en: /not a period of gdp, whose frequency is quarter/, zh: /不是指标 gdp 的报告期,其频率为 quarter/ },
  { name: 'January of a combined indicator', spoil: cell('figures', 5, 'period', '2023-01'), code: 'period_january', file: figures, line: 5, column: ['period', 4], en: /industry has no January of its own/, zh: /industry 没有单独的 1 月/ },
  { name: 'value and missing reason', spoil: cell('figures', 6, 'value', '5'), code: 'value_and_missing', file: figures, line: 6, column: ['missing', 6], en: /both given/, zh: /同时给出了/ },
  { name: 'neither value nor reason nor place', spoil: cell('figures', 6, 'missing', ''), code: 'nothing_given', file: figures, line: 6, column: ['value', 5], en: /nothing is given/, zh: /什么也没有给出/ },
  { name: 'unknown missing reason', spoil: cell('figures', 6, 'missing', 'lost'), code: 'bad_choice', file: figures, line: 6, column: ['missing', 6], en: /expected one of not_reported/, zh: /应为 not_reported/ },
  { name: 'stated rank 0', spoil: cell('figures', 2, 'stated_rank', '0'), code: 'bad_integer', file: figures, line: 2, column: ['stated_rank', 7], en: /"0" is not a whole number from 1/, zh: /"0" 不是 1 至/ },
  { name: 'stated rank beyond the number stated', spoil: cell('figures', 2, 'stated_rank', '3'), code: 'stated_of_small', file: figures, line: 2, column: ['stated_of', 8], en: /stated_of is 2, less than the stated_rank 3/, zh: /stated_of 为 2,小于 stated_rank 3/ },
  { name: 'stated number without a place', spoil: cell('figures', 3, 'stated_of', '2'), code: 'stated_of_alone', file: figures, line: 3, column: ['stated_of', 8], en: /without a stated_rank/, zh: /却没有 stated_rank/ },
  { name: 'vintage that is no date', spoil: cell('figures', 2, 'vintage', '2024-02-30'), code: 'bad_vintage', file: figures, line: 2, column: ['vintage', 11], en: /"2024-02-30" is not a vintage/, zh: /"2024-02-30" 不是版本时间/ },
  { name: 'vintage in the future', spoil: cell('figures', 2, 'vintage', '2999-01-01'), code: 'vintage_future', file: figures, line: 2, column: ['vintage', 11], en: /lies in the future \(2999-01-01T15:59:59\.999Z\)/, zh: /在将来\(2999-01-01T15:59:59\.999Z\)/ },
  { name: 'note longer than the store keeps', spoil: cell('figures', 2, 'note', '注'.repeat(667)), code: 'text_long', file: figures, line: 2, column: ['note', 10], en: /longer than 2000 bytes/, zh: /超过 2000 字节/ },
  { name: 'NUL in a text', spoil: cell('figures', 2, 'note', 'a\0b'), code: 'control_character', file: figures, line: 2, column: ['note', 10], en: /NUL/, zh: /NUL/ },
  { name: 'duplicate row', spoil: row('figures', { region_code: 'A1', indicator_key: 'gdp', measure: 'growth', period: '2023-Q4', value: '9', vintage: '2024-01-20' }), code: 'duplicate_row', file: figures, line: 8, column: ['region_code', 1], en: 'says the same again as line 2', zh: '与第 2 行重复' },
  { name: 'the same vintage with another value', spoil: cell('figures', 2, 'value', '5.3'), code: 'vintage_conflict', file: figures, line: 2, column: ['value', 5], en: /vintage 2024-01-20T15:59:59\.999Z is published already with other content \(5\.2\)/, zh: /已经以不同内容发布\(5\.2\)/ },
  { name: 'the same vintage with another stated place', spoil: cell('figures', 2, 'stated_rank', '2'), code: 'vintage_conflict', file: figures, line: 2, column: ['stated_rank', 7], en: /other content \(1\)/, zh: /不同内容发布\(1\)/ },
  // the catalogue
  { name: 'code too long', spoil: cell('regions', 5, 'code', 'C'.repeat(33)), code: 'bad_code', file: 'regions.csv', line: 5, column: ['code', 1], en: /is not a code; expected 1 to 32/, zh: /不是代码;应为 1 至 32/ },
  { name: 'bad key', spoil: cell('indicators', 2, 'key', 'GDP'), code: 'bad_key', file: 'indicators.csv', line: 2, column: ['key', 1], en: /"GDP" is not a key/, zh: /"GDP" 不是标识/ },
  { name: 'region without a name', spoil: (s) => cell('regions', 5, 'name_en', '')({ ...s, tables: (cell('regions', 5, 'name_zh', '')(s) as Small).tables }), code: 'name_missing', file: 'regions.csv', line: 5, column: ['name_zh', 2], en: /a name is missing/, zh: /缺少名称/ },
  { name: 'unknown level', spoil: cell('regions', 5, 'level', 'town'), code: 'bad_choice', file: 'regions.csv', line: 5, column: ['level', 4], en: /expected one of country, province/, zh: /应为 country, province/ },
  { name: 'unknown parent', spoil: cell('regions', 5, 'parent_code', 'X'), code: 'unknown_region', file: 'regions.csv', line: 5, column: ['parent_code', 5], en: /unknown region "X"/, zh: /未知的地区 "X"/ },
  { name: 'cyclic parents', spoil: (s) => cell('regions', 2, 'parent_code', 'C1')(s as Small), code: 'parent_cycle', file: 'regions.csv', line: 2, column: ['parent_code', 5], en: /above itself: P → C1 → A1 → P/, zh: /自己的上级:P → C1 → A1 → P/ },
  { name: 'its own parent', spoil: cell('regions', 3, 'parent_code', 'A1'), code: 'parent_cycle', file: 'regions.csv', line: 3, column: ['parent_code', 5], en: /A1 → A1/, zh: /A1 → A1/ },
  { name: 'parent of no higher level', spoil: cell('regions', 3, 'parent_code', 'A2'), code: 'parent_level', file: 'regions.csv', line: 3, column: ['parent_code', 5], en: /the parent A2 is a prefecture, which is not above a prefecture/, zh: /上级 A2 的级别为 prefecture/ },
  { name: 'validity that ends before it begins', spoil: (s) => cell('regions', 5, 'valid_to', '2020-01-01')(cell('regions', 5, 'valid_from', '2021-01-01')(s) as Small), code: 'validity_order', file: 'regions.csv', line: 5, column: ['valid_to', 7], en: /ends on 2020-01-01/, zh: /止于 2020-01-01/ },
  { name: 'bad date', spoil: cell('regions', 5, 'valid_to', '2021-1-1'), code: 'bad_date', file: 'regions.csv', line: 5, column: ['valid_to', 7], en: /"2021-1-1" is not a date; expected YYYY-MM-DD/, zh: /不是日期/ },
  { name: 'overlapping validity of one region', spoil: row('regions', { code: 'C1', name_zh: '丙区', level: 'county', parent_code: 'A1', valid_from: '2021-01-01' }), code: 'validity_overlap', file: 'regions.csv', line: 6, column: ['valid_from', 6], en: /overlaps another, from 1900-01-01/, zh: /与另一段\(自 1900-01-01/ },
  { name: 'another level of a known region', spoil: cell('regions', 5, 'level', 'other'), code: 'level_fixed', file: 'regions.csv', line: 5, column: ['level', 4], en: /C1 is a county, and not a other/, zh: /C1 的级别为 county/ },
  { name: 'missing unit', spoil: cell('indicators', 2, 'unit_zh', ''), code: 'unit_missing', file: 'indicators.csv', line: 2, column: ['unit_zh', 3], en: /unit is missing/, zh: /缺少单位/ },
  { name: 'missing direction', spoil: cell('indicators', 2, 'direction', ''), code: 'cell_empty', file: 'indicators.csv', line: 2, column: ['direction', 4], en: /is empty/, zh: /不能为空/ },
  { name: 'an indicator twice', spoil: cell('indicators', 3, 'key', 'gdp'), code: 'duplicate_row', file: 'indicators.csv', line: 3, column: ['key', 1], en: /again as line 2/, zh: /与第 2 行重复/ },
  { name: 'ranked by a growth it has not', spoil: cell('indicators', 2, 'growth', 'none'), code: 'growth_not_ranked', file: 'indicators.csv', line: 2, column: ['growth', 8], en: /growth is none, but ranked_measure is growth/, zh: /growth 为 none/ },
  { name: 'another frequency of a known indicator', spoil: cell('indicators', 2, 'frequency', 'month'), code: 'frequency_fixed', file: 'indicators.csv', line: 2, column: ['frequency', 5], en: /frequency of gdp is quarter, and not month/, zh: /gdp 的频率为 quarter/ },
  { name: 'another January rule of a known indicator', spoil: cell('indicators', 3, 'january', 'separate'), code: 'january_fixed', file: 'indicators.csv', line: 3, column: ['january', 9], en: /January rule of industry is combined/, zh: /industry 的 1 月规则为 combined/ },
  { name: 'unknown benchmark', spoil: cell('peer-groups', 2, 'benchmark_code', 'X'), code: 'unknown_region', file: 'peer-groups.csv', line: 2, column: ['benchmark_code', 4], en: /unknown region "X"/, zh: /未知的地区/ },
  { name: 'member of an unknown group', spoil: cell('peer-group-members', 2, 'group_key', 'towns'), code: 'unknown_group', file: 'peer-group-members.csv', line: 2, column: ['group_key', 1], en: /unknown peer group "towns"/, zh: /未知的比较组 "towns"/ },
  { name: 'overlapping membership', spoil: row('peer-group-members', { group_key: 'cities', region_code: 'A2', valid_from: '2022-01-01' }), code: 'validity_overlap', file: 'peer-group-members.csv', line: 4, column: ['region_code', 2], en: /overlaps/, zh: /重叠/ },
  { name: 'a member twice', spoil: row('peer-group-members', { group_key: 'cities', region_code: 'A2' }), code: 'duplicate_row', file: 'peer-group-members.csv', line: 4, column: ['region_code', 2], en: /as line 3/, zh: /与第 3 行/ },
  { name: 'weight 0', spoil: cell('assessed-set-members', 2, 'weight', '0'), code: 'weight_not_positive', file: 'assessed-set-members.csv', line: 2, column: ['weight', 3], en: /above zero/, zh: /大于零/ },
  { name: 'unknown set', spoil: cell('assessed-set-members', 2, 'set_key', 'x'), code: 'unknown_set', file: 'assessed-set-members.csv', line: 2, column: ['set_key', 1], en: /unknown assessed set "x"/, zh: /未知的考核指标集/ },
];

let before: Record<string, number>;

beforeAll(async () => {
  const folder = path.join(root, 'right');
  await writePackage(folder, smallPackage());
  const result = await importPackage({ path: folder, publish: true, actor: 'operator' });
  expect(result).toMatchObject({ ok: true });
  before = await rowCounts(db);
});

let number = 0;

test.for(cases)('$name', async ({ spoil, after, ...expected }) => {
  number += 1;
  const folder = path.join(root, `case-${number}`);
  await writePackage(folder, spoil(smallPackage()));
  if (expected.name === 'no descriptor') writeFileSync(path.join(folder, 'datapackage.json'), '');
  after?.(folder);

  const result = await importPackage({ path: folder, publish: true, actor: 'operator' });
  if (result.ok) throw new Error('it was imported');
  const problem = result.problems.first.find(({ code }) => code === expected.code);
  const [name, at] = expected.column ?? [];
  expect(problem, JSON.stringify(result.problems.first)).toMatchObject({
    code: expected.code,
    file: expected.file,
    line: expected.line,
    column: expected.column ? { name, number: at } : null,
  });
  if (!problem) return;
  expect(findingLine(problem, 'en')).toMatch(expected.en);
  expect(findingLine(problem, 'zh')).toMatch(expected.zh);

  for (const locale of ['en', 'zh'] as const) {
    const command = await dataCommand('import', folder, '--publish', '--locale', locale);
    expect(command.code).toBe(1);
    expect(command.stdout).toBe('');
    expect(command.stderr).toContain(findingLine(problem, locale));
  }
  expect((await dataCommand('check', folder)).code).toBe(1);
  expect(await rowCounts(db)).toEqual(before);
});

test('one mistake is one message, not one for each row that refers to it', async () => {
  const folder = path.join(root, 'cascade');
  await writePackage(folder, cell('regions', 3, 'level', 'town')(smallPackage()));
  const result = await importPackage({ path: folder, publish: true, actor: 'operator' });
  expect(result).toMatchObject({ ok: false, problems: { count: 1 } });
});

test('the first hundred mistakes are named, and all are counted', async () => {
  const small = smallPackage();
  const rows = small.tables.figures;
  for (let index = 0; index < 250; index += 1) rows.push(['A1', 'gdp', 'growth', '2020', 'x', '', '', '', '', '', '']);
  const folder = path.join(root, 'many');
  await writePackage(folder, small);
  const { code, stderr } = await dataCommand('check', folder, '--locale', 'en');
  expect(code).toBe(1);
  expect(stderr.match(/is not a number/g)).toHaveLength(100);
  expect(stderr).toContain('250 mistakes in all; the first 100 are shown.');
});

test('several files are complained about at once', async () => {
  const folder = path.join(root, 'several');
  const spoilt = cell('regions', 5, 'level', 'town')(smallPackage()) as Small;
  await writePackage(folder, cell('figures', 2, 'value', 'x')(cell('indicators', 2, 'unit_zh', '')(spoilt) as Small));
  const result = await importPackage({ path: folder, publish: true, actor: 'operator' });
  if (result.ok) throw new Error('it was imported');
  expect(result.problems.first.map(({ file }) => file)).toEqual(['regions.csv', 'indicators.csv', 'figures.csv']);
});
