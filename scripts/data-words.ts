import type { Locale } from '@/lib/domain/text';

const en = {
  waiting: 'Another import is under way; waiting for it.',
  warning: 'Warning: ',
  warnings: '{count} warnings in all; the first {shown} are shown.',
  problems: '{count} mistakes in all; the first {shown} are shown.',
  refused: 'Refused: {count:mistake|mistakes}. Nothing was written.',
  counts: '{resource}: added {added}, changed {changed}, same {same}',
  settingsKept: 'The database keeps its own settings; --settings takes those of the package.',
  checked: 'The package is right. Nothing was written: this was a check.',
  published: 'Published; releases made: {releases}',
  drafted:
    'Imported as drafts; --publish publishes them. The catalogue was added to at most: nothing known in it was changed.',
  exported: 'Exported {figures:row|rows} of figures to {folder}',
  nothingPublished: 'No figure of {indicator} is published for {period} in {group}.',
} as const;

const zh: Readonly<Record<keyof typeof en, string>> = {
  waiting: '另一个导入正在进行，等待其结束。',
  warning: '提示：',
  warnings: '共 {count} 条提示，显示前 {shown} 条。',
  problems: '共 {count} 处错误，显示前 {shown} 处。',
  refused: '不予导入：{count} 处错误。没有写入任何内容。',
  counts: '{resource}：新增 {added}，变更 {changed}，相同 {same}',
  settingsKept: '数据库保留自己的设置；--settings 采用数据包的设置。',
  checked: '数据包没有错误。这是检查，没有写入任何内容。',
  published: '已发布；发布批次：{releases}',
  drafted: '已导入为草稿；--publish 才会发布。目录至多有新增，已有内容没有改变。',
  exported: '已将 {figures} 行数据导出到 {folder}',
  nothingPublished: '{group} 中 {period} 的 {indicator} 没有已发布的数字。',
};

/** A line of the command line in one language; `{count:row|rows}` is a number with its noun. */
export function tell(
  locale: Locale,
  key: keyof typeof en,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const text = locale === 'zh' ? zh[key] : en[key];
  return text.replace(/\{(\w+)(?::(\w+)\|(\w+))?\}/g, (_, name: string, one?: string, many?: string) => {
    const value = String(params[name] ?? '');
    return one ? `${value} ${value === '1' ? one : many}` : value;
  });
}
