import { describe, expect, test } from 'vitest';
import { findingLine, templateOf } from './problem-text';
import { PROBLEM_CODES, WARNING_CODES } from './problems';

describe('texts of problems and warnings', () => {
  const parameters = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

  test.each([...PROBLEM_CODES, ...WARNING_CODES])('%s says the same in both languages', (code) => {
    expect(parameters(templateOf(code, 'zh'))).toEqual(parameters(templateOf(code, 'en')));
    expect(templateOf(code, 'zh')).toMatch(/\p{Script=Han}/u);
    expect(templateOf(code, 'en')).not.toMatch(/\p{Script=Han}{2}/u);
  });

  test('a line names file, line, column, what is wrong and what is expected', () => {
    const finding = {
      code: 'bad_integer',
      file: 'figures.csv',
      line: 12,
      column: { name: 'stated_rank', number: 7 },
      params: { value: '"0"', min: 1, max: 9 },
    } as const;
    expect(findingLine(finding, 'en')).toBe(
      'figures.csv line 12, column 7 (stated_rank): "0" is not a whole number from 1 to 9',
    );
    expect(findingLine(finding, 'zh')).toBe(
      'figures.csv 第 12 行第 7 列（stated_rank）："0" 不是 1 至 9 的整数',
    );
  });
});
