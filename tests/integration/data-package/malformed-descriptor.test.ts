import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { testMalformed } from '../../support/malformed';
import type { SmallPackage } from '../../support/package-builder';

const settings = (weici: Record<string, unknown>) => (small: SmallPackage) => ({
  ...small,
  descriptor: { weici },
});
const resourcePath = (file: string) => (small: SmallPackage) => ({
  ...small,
  descriptor: {
    resources: [
      { name: 'regions', path: 'regions.csv' },
      { name: 'figures', path: file },
    ],
  },
});

testMalformed([
  {
    name: 'empty descriptor',
    spoil: (s) => ({ ...s, descriptor: '' }),
    code: 'descriptor_json',
    file: 'datapackage.json',
    line: 1,
    column: ['', 1],
    en: 'is not JSON',
    zh: '不是有效的 JSON',
  },
  {
    name: 'descriptor that is not JSON',
    spoil: (s) => ({ ...s, descriptor: '{\n  "name": "x",\n  "resources": [,]\n}' }),
    code: 'descriptor_json',
    file: 'datapackage.json',
    line: 3,
    column: ['', 17],
    en: 'is not JSON',
    zh: '不是有效的 JSON',
  },
  {
    name: 'descriptor without a name',
    spoil: (s) => ({ ...s, descriptor: { name: undefined } }),
    code: 'descriptor_field',
    file: 'datapackage.json',
    line: 1,
    en: /name: expected text/,
    zh: /name：应为非空文本/,
  },
  {
    name: 'resource without a path',
    spoil: (s) => ({ ...s, descriptor: { resources: [{ name: 'figures' }] } }),
    code: 'descriptor_field',
    file: 'datapackage.json',
    line: 4,
    en: /resources\.0\.path: expected text/,
    zh: /resources\.0\.path：应为非空文本/,
  },
  {
    name: 'a resource twice',
    spoil: (s) => ({
      ...s,
      descriptor: {
        resources: [
          { name: 'figures', path: 'figures.csv' },
          { name: 'figures', path: 'b.csv' },
        ],
      },
    }),
    code: 'resource_duplicate',
    file: 'datapackage.json',
    line: 8,
    en: /figures is there twice/,
    zh: /资源 figures 重复/,
  },
  {
    name: 'path above the package',
    spoil: resourcePath('../figures.csv'),
    code: 'path_outside',
    file: 'datapackage.json',
    line: 10,
    en: /"\.\.\/figures\.csv" leads out/,
    zh: /"\.\.\/figures\.csv" 指向数据包之外/,
  },
  {
    name: 'path above the package by a detour',
    spoil: resourcePath('a/../../figures.csv'),
    code: 'path_outside',
    file: 'datapackage.json',
    line: 10,
    en: /leads out/,
    zh: /之外/,
  },
  {
    name: 'absolute path',
    spoil: resourcePath('/etc/passwd'),
    code: 'path_outside',
    file: 'datapackage.json',
    line: 10,
    en: /leads out/,
    zh: /之外/,
  },
  {
    name: 'address for a path',
    spoil: resourcePath('https://example.org/figures.csv'),
    code: 'path_outside',
    file: 'datapackage.json',
    line: 10,
    en: /leads out/,
    zh: /之外/,
  },
  {
    name: 'symbolic link out of the package',
    spoil: resourcePath('link.csv'),
    after: (f) => {
      writeFileSync(path.join(f, '..', 'secret.csv'), 'x');
      symlinkSync('../secret.csv', path.join(f, 'link.csv'));
    },
    code: 'path_outside',
    file: 'link.csv',
    line: null,
    en: /link\.csv leads out/,
    zh: /link\.csv 指向/,
  },
  {
    name: 'missing file',
    spoil: resourcePath('nothing.csv'),
    code: 'file_missing',
    file: 'nothing.csv',
    line: null,
    en: /file of the resource figures is missing/,
    zh: /缺少资源 figures 的文件/,
  },
  {
    name: 'folder for a file',
    spoil: resourcePath('folder'),
    after: (f) => mkdirSync(path.join(f, 'folder')),
    code: 'file_missing',
    file: 'folder',
    line: null,
    en: /is missing/,
    zh: /缺少/,
  },
  {
    name: 'unknown home',
    spoil: settings({ home: 'X9' }),
    code: 'unknown_region',
    file: 'datapackage.json',
    line: 34,
    column: ['weici.home', 0],
    en: /unknown region "X9"/,
    zh: /未知的地区 "X9"/,
  },
  {
    name: 'unknown group in the settings',
    spoil: settings({ home: 'A1', groups: ['cities', 'none'] }),
    code: 'unknown_group',
    file: 'datapackage.json',
    line: 37,
    column: ['weici.groups.1', 0],
    en: /unknown peer group "none"/,
    zh: /未知的比较组 "none"/,
  },
  {
    name: 'unknown time zone',
    spoil: settings({ home: 'A1', timeZone: 'Asia/Nowhere' }),
    code: 'descriptor_field',
    file: 'datapackage.json',
    line: 35,
    en: /weici\.timeZone: expected an IANA time zone/,
    zh: /weici\.timeZone：应为IANA 时区/,
  },
]);
