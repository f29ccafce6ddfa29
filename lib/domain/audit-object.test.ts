import { describe, expect, it } from 'vitest';
import { auditPrefixes, splitAuditObject } from './audit-object';

describe('splitAuditObject', () => {
  it.each([
    ['cell:gdp/growth/370100/2024-01', 'cell', 'gdp/growth/370100/2024-01'],
    ['preview:12.public', 'preview', '12.public'],
    ['page:/zh/admin?a=b:c', 'page', '/zh/admin?a=b:c'],
    ['package', null, 'package'],
    ['unheard:x', null, 'unheard:x'],
    ['constructor:x', null, 'constructor:x'],
    ['', null, ''],
  ])('%s', (object, kind, name) => {
    expect(splitAuditObject(object)).toEqual({ kind, name });
  });
});

describe('auditPrefixes', () => {
  it('takes a text with a kind as it is', () => {
    expect(auditPrefixes('cell:gdp/')).toEqual(['cell:gdp/']);
  });

  it('looks for a name without a kind in every kind', () => {
    expect(auditPrefixes('gdp')).toEqual(
      expect.arrayContaining(['gdp', 'sheet:gdp', 'cell:gdp', 'indicator:gdp']),
    );
  });
});
