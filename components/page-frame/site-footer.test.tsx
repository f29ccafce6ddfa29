import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { SiteFooter } from './site-footer';

const footer = {
  police: '23100002000000',
  icp: '黑ICP备00000000号',
  publisher_zh: '市人民政府',
  publisher_en: 'Municipal Government',
  telephone: '',
  note_zh: '<b>说明</b>',
};

it('lists what is given in its order under the names of the language, and escapes it', () => {
  const html = renderToStaticMarkup(<SiteFooter locale="zh" footer={footer} />);
  expect([...html.matchAll(/<dt>(.*?)<\/dt>/g)].map(([, name]) => name)).toEqual([
    '主办单位',
    'ICP备案号',
    '公安备案号',
  ]);
  expect(html).toContain('市人民政府');
  expect(html).toContain('&lt;b&gt;说明&lt;/b&gt;');
  expect(renderToStaticMarkup(<SiteFooter locale="en" footer={footer} />)).toContain('Municipal Government');
});

it('shows nothing where nothing is given', () => {
  expect(renderToStaticMarkup(<SiteFooter locale="en" footer={{}} />)).toBe('');
});
