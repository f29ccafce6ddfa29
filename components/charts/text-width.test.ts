import { describe, expect, it } from 'vitest';
import { fitText, textWidth, wrapText } from './text-width';

describe('textWidth', () => {
  it.each([
    ['full-width characters are one em', '齐齐哈尔', 13, 52],
    ['full-width punctuation too', '、', 12, 12],
    ['nothing is nothing', '', 13, 0],
  ])('%s', (_, text, size, width) => {
    expect(textWidth(text, size)).toBe(width);
  });

  it('is never under the width of common Latin text', () => {
    // Measured in Noto Sans at 13 px: 66.9 and 77.5.
    expect(textWidth('Mudanjiang')).toBeGreaterThanOrEqual(66);
    expect(textWidth('Shuangyashan')).toBeGreaterThanOrEqual(77);
  });

  it('widens bold Latin, not bold Chinese', () => {
    expect(textWidth('Harbin', 13, true)).toBeGreaterThan(textWidth('Harbin'));
    expect(textWidth('牡丹江', 13, true)).toBe(textWidth('牡丹江'));
  });
});

describe('fitText', () => {
  it('leaves what fits', () => {
    expect(fitText('鸡西', 26)).toEqual({ text: '鸡西', full: null });
  });
  it('cuts what does not and keeps the whole for the title', () => {
    expect(fitText('大兴安岭地区', 52)).toEqual({ text: '大兴安…', full: '大兴安岭地区' });
  });
  it('keeps one character even where there is no room', () => {
    expect(fitText('牡丹江', 0).text).toBe('牡…');
  });
  it.each([25, 40, 60, 80])('fits within %i units', (room) => {
    expect(textWidth(fitText("Daxing'anling Prefecture", room).text)).toBeLessThanOrEqual(room);
  });
});

describe('wrapText', () => {
  it('breaks English at spaces and loses no word', () => {
    const lines = wrapText("Hollow circle: not published after this (Daxing'anling)", 200, 12);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join(' ')).toBe("Hollow circle: not published after this (Daxing'anling)");
    for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(200);
  });
  it('breaks Chinese between characters', () => {
    expect(wrapText('空心圆此后未公布', 48, 12)).toEqual(['空心圆此', '后未公布']);
  });
  it('breaks a word longer than a line', () => {
    expect(wrapText('aaaaaaaaaa', 40, 12).join('')).toBe('aaaaaaaaaa');
  });
  it('of nothing is nothing', () => {
    expect(wrapText('', 40)).toEqual([]);
  });
});
