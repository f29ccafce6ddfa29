import type { Locale } from '@/lib/domain/text';
import type { Expected } from '@/lib/schemas/package-descriptor';
import type { Finding, ProblemCode, WarningCode } from './problems';

type Texts = Readonly<Record<ProblemCode | WarningCode, string>>;

// {name} is a parameter of the finding. Both tables have every code, which their type sees to, and the same parameters, which a test does.
const en: Texts = {
  package_not_found: 'there is no such file or folder',
  not_a_package:
    'is not a data package: expected a folder with datapackage.json, a .zip of one, or an .xlsx workbook',
  old_workbook: 'is a workbook of the old .xls kind: save it as .xlsx',
  descriptor_missing: 'there is no datapackage.json in {path}',
  descriptor_json: 'is not JSON',
  descriptor_field: '{field}: expected {expected}',
  resource_duplicate: 'the resource {name} is there twice',
  path_outside: 'the path {path} leads out of the package; expected a relative path inside it',
  file_missing: 'the file of the resource {resource} is missing',
  zip_broken: 'the zip file cannot be read: {detail}',
  zip_entries: 'the zip file has {found} entries; at most {limit} are allowed',
  zip_size: 'unpacks to more than {limit} bytes, which is refused',
  zip_ratio: 'the entry {entry} unpacks to more than {limit} times its size, which is refused',
  workbook_broken: 'the workbook cannot be read: {detail}',
  workbook_large: 'the workbook is too large to be read whole: save its sheets as CSV',
  workbook_macro: 'the workbook holds macros, which is refused: save it as .xlsx',
  workbook_doctype: 'the workbook holds a document type declaration, which is refused',
  workbook_sheets: 'no sheet bears the name of a table; expected {expected}',
  encoding_gbk: 'is not UTF-8; it looks like GBK: save it as "CSV UTF-8"',
  encoding_utf16: 'is UTF-16: save it as "CSV UTF-8"',
  encoding_utf8: 'holds bytes that are not UTF-8: save it as "CSV UTF-8"',
  line_ends: 'the lines end with CR alone; expected LF or CRLF',
  broken_quote:
    'a quotation mark stands where none can; expected a quoted cell to hold it doubled ("") and to end before a comma or the line end',
  unclosed_quote: 'the quotation mark that opens this cell is never closed',
  cell_large: 'the cell is longer than {limit} characters, or a quotation mark in it is not closed',
  file_empty: 'is empty; expected a header',
  column_unknown: 'unknown column {name}; expected one of {expected}',
  column_duplicate: 'the column {name} is there twice, first as column {first}',
  column_missing: 'the column {name} is missing',
  name_column_missing: 'one of the columns {columns} must be there',
  cell_count: 'the row has {found} cells; expected {expected}, as in the header',
  too_many_rows: 'the table has more than {limit} rows',
  cell_empty: 'is empty, and must not be',
  bad_code: '{value} is not a code; expected 1 to 32 letters, digits, dots, _ or -',
  bad_key:
    '{value} is not a key; expected small letters, digits, _ or -, beginning with a letter or digit, at most 100',
  bad_number:
    '{value} is not a number; expected a decimal like 12.3, -.5 or 1.8e-05, with at most 30 digits before the point and 20 after it',
  bad_integer: '{value} is not a whole number from {min} to {max}',
  bad_choice: '{value} is not known; expected one of {expected}',
  bad_date: '{value} is not a date; expected YYYY-MM-DD',
  bad_vintage:
    '{value} is not a vintage; expected a date YYYY-MM-DD or an instant like 2024-01-20T08:00:00Z, of the years 1900 to 9998',
  bad_period: '{value} is not a period; expected YYYY, YYYY-Q1 to YYYY-Q4, or YYYY-MM',
  text_long: '{value} is longer than {bytes} bytes',
  control_character: '{value} holds the character NUL',
  weight_not_positive: '{value} is not a weight; expected a number above zero',
  name_missing: 'a name is missing: name_zh or name_en must be given',
  unit_missing:
    'the unit is missing: unit_zh or unit_en must be given (an indicator without one says 无 or none)',
  validity_order: 'the validity ends on {to}, not after it begins on {from}',
  growth_not_ranked:
    'growth is none, but ranked_measure is {measure}; expected growth to be entered or computed',
  growth_not_kept: 'the indicator {indicator} has no growth (its growth is none)',
  period_frequency: '{value} is not a period of {indicator}, whose frequency is {frequency}',
  period_january:
    '{value}: {indicator} has no January of its own; January and February come out together, as month 02',
  value_and_missing: 'a value and a missing reason are both given; expected one of them',
  nothing_given: 'nothing is given; expected a value, a missing reason or a stated rank',
  stated_of_alone: 'stated_of is given without a stated_rank',
  stated_of_small: 'stated_of is {of}, less than the stated_rank {rank}',
  vintage_future: 'the vintage {value} lies in the future ({instant}); a date means its last instant',
  unknown_region: 'unknown region {value}; expected a code of regions.csv or of the database',
  unknown_indicator: 'unknown indicator {value}; expected a key of indicators.csv or of the database',
  unknown_group: 'unknown peer group {value}; expected a key of peer-groups.csv or of the database',
  unknown_set: 'unknown assessed set {value}; expected a key of assessed-sets.csv or of the database',
  duplicate_row: 'says the same again as line {line}',
  parent_cycle: 'the region is above itself: {codes}',
  parent_level: 'the parent {parent} is a {parentLevel}, which is not above a {level}',
  validity_overlap: 'the validity overlaps another, from {from} to {to}',
  level_fixed:
    'the region {code} is a {known}, and not a {given}; a level never changes: a unit that changes it gets a new code',
  frequency_fixed:
    'the frequency of {key} is {known}, and not {given}; it never changes: expected a new indicator',
  january_fixed:
    'the January rule of {key} is {known}, and not {given}; it never changes: expected a new indicator',
  vintage_conflict:
    'the vintage {vintage} is published already with other content ({published}); expected another vintage, or the same row',
  entry_locked: 'the figure is on the desk as {state}, which is locked: give it back or reopen it first',
  needs_publish:
    'differs from what the catalogue has, which a draft does not change: add --publish, or leave it as it is known',
  unit_jump:
    'the level is about {factor} times that of {period} ({previous}), or less: is it in the right unit?',
  growth_differs:
    'the growth is {published} %, and computed from the levels of {period} and {base} it is {computed} %',
  abnormal_growth: 'growth of {value} % is unusual, and has no note',
  stated_differs: 'the stated rank is {stated}, and the rank computed among {group} is {computed} of {of}',
  resource_unknown: 'the resource {name} is not known and was passed over; known are {expected}',
  settings_absent: 'neither the database nor the package has settings: give weici.home in datapackage.json',
  drafts_one_version:
    'a draft has one version: {rows} older vintages were passed over; import with --publish to keep them',
};

const zh: Texts = {
  package_not_found: '没有这个文件或文件夹',
  not_a_package: '不是数据包；应为含 datapackage.json 的文件夹、其 .zip 压缩包，或 .xlsx 工作簿',
  old_workbook: '是旧的 .xls 工作簿：请另存为 .xlsx',
  descriptor_missing: '{path} 中没有 datapackage.json',
  descriptor_json: '不是有效的 JSON',
  descriptor_field: '{field}：应为{expected}',
  resource_duplicate: '资源 {name} 重复',
  path_outside: '路径 {path} 指向数据包之外；应为包内的相对路径',
  file_missing: '缺少资源 {resource} 的文件',
  zip_broken: '无法读取压缩包：{detail}',
  zip_entries: '压缩包有 {found} 个文件，最多允许 {limit} 个',
  zip_size: '解压后超过 {limit} 字节，不予导入',
  zip_ratio: '{entry} 解压后超过其大小的 {limit} 倍，不予导入',
  workbook_broken: '无法读取工作簿：{detail}',
  workbook_large: '工作簿太大，无法整体读取：请将各工作表另存为 CSV',
  workbook_macro: '工作簿含有宏，不予导入：请另存为 .xlsx',
  workbook_doctype: '工作簿含有文档类型声明，不予导入',
  workbook_sheets: '没有以表命名的工作表；应为 {expected}',
  encoding_gbk: '不是 UTF-8，看来是 GBK 编码：请另存为“CSV UTF-8”',
  encoding_utf16: '是 UTF-16 编码：请另存为“CSV UTF-8”',
  encoding_utf8: '含有不是 UTF-8 的字节：请另存为“CSV UTF-8”',
  line_ends: '各行只以 CR 结尾；应为 LF 或 CRLF',
  broken_quote: '引号位置不对；带引号的单元格内，引号应写成两个（""），结束引号后应为逗号或行尾',
  unclosed_quote: '这个单元格开头的引号没有结束',
  cell_large: '单元格超过 {limit} 个字符，或其中的引号没有结束',
  file_empty: '是空的；应有表头',
  column_unknown: '未知的列 {name}；应为 {expected} 之一',
  column_duplicate: '列 {name} 重复，首次出现在第 {first} 列',
  column_missing: '缺少列 {name}',
  name_column_missing: '{columns} 至少应有一列',
  cell_count: '这一行有 {found} 个单元格，应与表头一样有 {expected} 个',
  too_many_rows: '表的行数超过 {limit}',
  cell_empty: '不能为空',
  bad_code: '{value} 不是代码；应为 1 至 32 个字母、数字、点、_ 或 -',
  bad_key: '{value} 不是标识；应为小写字母、数字、_ 或 -，以字母或数字开头，最多 100 个',
  bad_number: '{value} 不是数；应为十进制数，如 12.3、-.5 或 1.8e-05，小数点前最多 30 位、后最多 20 位',
  bad_integer: '{value} 不是 {min} 至 {max} 的整数',
  bad_choice: '{value} 不认识；应为 {expected} 之一',
  bad_date: '{value} 不是日期；应为 YYYY-MM-DD',
  bad_vintage:
    '{value} 不是版本时间；应为 1900 至 9998 年的日期 YYYY-MM-DD，或如 2024-01-20T08:00:00Z 的时刻',
  bad_period: '{value} 不是报告期；应为 YYYY、YYYY-Q1 至 YYYY-Q4，或 YYYY-MM',
  text_long: '{value} 超过 {bytes} 字节',
  control_character: '{value} 含有 NUL 字符',
  weight_not_positive: '{value} 不是权重；应为大于零的数',
  name_missing: '缺少名称：name_zh 与 name_en 至少应有一个',
  unit_missing: '缺少单位：unit_zh 与 unit_en 至少应有一个（没有单位的指标写“无”或 none）',
  validity_order: '有效期止于 {to}，不晚于开始的 {from}',
  growth_not_ranked: 'growth 为 none，而 ranked_measure 为 {measure}；growth 应为 entered 或 computed',
  growth_not_kept: '指标 {indicator} 没有增速（其 growth 为 none）',
  period_frequency: '{value} 不是指标 {indicator} 的报告期，其频率为 {frequency}',
  period_january: '{value}：指标 {indicator} 没有单独的 1 月，1—2 月合并发布，记为 02 月',
  value_and_missing: '同时给出了数值和缺失原因；只应有一个',
  nothing_given: '什么也没有给出；应有数值、缺失原因或公布位次',
  stated_of_alone: '给出了 stated_of，却没有 stated_rank',
  stated_of_small: 'stated_of 为 {of}，小于 stated_rank {rank}',
  vintage_future: '版本时间 {value} 在将来（{instant}）；日期指当天的最后一刻',
  unknown_region: '未知的地区 {value}；应为 regions.csv 或数据库中的代码',
  unknown_indicator: '未知的指标 {value}；应为 indicators.csv 或数据库中的标识',
  unknown_group: '未知的比较组 {value}；应为 peer-groups.csv 或数据库中的标识',
  unknown_set: '未知的考核指标集 {value}；应为 assessed-sets.csv 或数据库中的标识',
  duplicate_row: '与第 {line} 行重复',
  parent_cycle: '地区成了自己的上级：{codes}',
  parent_level: '上级 {parent} 的级别为 {parentLevel}，并不高于 {level}',
  validity_overlap: '有效期与另一段（自 {from} 至 {to}）重叠',
  level_fixed: '地区 {code} 的级别为 {known}，不是 {given}；级别不能改变：级别变动的地区应使用新代码',
  frequency_fixed: '指标 {key} 的频率为 {known}，不是 {given}；频率不能改变：应另设指标',
  january_fixed: '指标 {key} 的 1 月规则为 {known}，不是 {given}；规则不能改变：应另设指标',
  vintage_conflict: '版本 {vintage} 已经以不同内容发布（{published}）；应为另一版本时间，或与之相同的行',
  entry_locked: '这个数据在填报台上的状态为 {state}，已锁定：请先退回或重新打开',
  needs_publish: '与目录中已有的内容不同，而草稿不改变目录：请加 --publish，或保持原样',
  unit_jump: '总量约为 {period}（{previous}）的 {factor} 倍或其分之一：单位是否正确？',
  growth_differs: '增速为 {published}%，而由 {period} 与 {base} 的总量计算得 {computed}%',
  abnormal_growth: '增速 {value}% 异常，且没有说明',
  stated_differs: '公布位次为第 {stated} 位，而在 {group} 中计算得第 {computed} 位（共 {of} 个）',
  resource_unknown: '资源 {name} 不认识，已略过；认识的有 {expected}',
  settings_absent: '数据库和数据包都没有设置：请在 datapackage.json 中给出 weici.home',
  drafts_one_version: '草稿只有一个版本：略过了 {rows} 个较早的版本；用 --publish 导入可以保留',
};

const texts: Readonly<Record<Locale, Texts>> = { en, zh };

const expectedWords: Readonly<Record<Locale, Readonly<Record<Expected, string>>>> = {
  en: {
    object: 'an object',
    text: 'text that is not empty',
    list: 'a list',
    resources: 'a list of at least one resource, each with a name and a path',
    key: 'a key (small letters, digits, _ or -)',
    code: 'a region code',
    zone: 'an IANA time zone, e.g. Asia/Shanghai',
  },
  zh: {
    object: '对象',
    text: '非空文本',
    list: '列表',
    resources: '至少有一个资源的列表，每个资源有 name 和 path',
    key: '标识（小写字母、数字、_ 或 -）',
    code: '地区代码',
    zone: 'IANA 时区，如 Asia/Shanghai',
  },
};

/** The text of a code with its parameters still in it; for the test that holds both languages to the same ones. */
export function templateOf(code: ProblemCode | WarningCode, locale: Locale): string {
  return texts[locale][code];
}

/** What is wrong and what is expected, without the place. */
export function findingText(finding: Finding<ProblemCode | WarningCode>, locale: Locale): string {
  const words: Readonly<Record<string, string>> = expectedWords[locale];
  return texts[locale][finding.code].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(finding.params[name] ?? '');
    return finding.code === 'descriptor_field' && name === 'expected' ? (words[value] ?? value) : value;
  });
}

/** One line: file, line, column, what is wrong, what is expected. */
export function findingLine(finding: Finding<ProblemCode | WarningCode>, locale: Locale): string {
  const { file, line, column } = finding;
  const parts: string[] = [];
  if (line !== null) parts.push(locale === 'zh' ? `第 ${line} 行` : `line ${line}`);
  if (column && column.number > 0)
    parts.push(locale === 'zh' ? `第 ${column.number} 列` : `column ${column.number}`);
  const name = column?.name ? (locale === 'zh' ? `（${column.name}）` : ` (${column.name})`) : '';
  const place = parts.length > 0 ? ` ${parts.join(locale === 'zh' ? '' : ', ')}${name}` : name;
  return `${file}${place}${locale === 'zh' ? '：' : ': '}${findingText(finding, locale)}`;
}
