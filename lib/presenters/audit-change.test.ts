import { describe, expect, it } from 'vitest';
import { auditChanges } from './audit-change';

describe('auditChanges', () => {
  it('names what changed, what came and what went, and nothing that stayed', () => {
    const before = { value: '5.2', note: null, stage: 'final', gone: true };
    const after = { value: '5.3', note: 'x', stage: 'final', roles: ['staff'] };
    expect(auditChanges(before, after)).toEqual([
      { name: 'value', before: '5.2', after: '5.3' },
      { name: 'note', before: null, after: 'x' },
      { name: 'gone', before: 'true', after: null },
      { name: 'roles', before: null, after: '["staff"]' },
    ]);
  });

  it.each([
    [null, null, []],
    [undefined, { a: 1 }, [{ name: 'a', before: null, after: '1' }]],
    [[1], [1, 2], [{ name: null, before: '[1]', after: '[1,2]' }]],
    ['x', null, [{ name: null, before: 'x', after: null }]],
    [{ a: { b: 1 } }, { a: { b: 2 } }, [{ name: 'a', before: '{"b":1}', after: '{"b":2}' }]],
  ])('%j → %j', (before, after, changes) => {
    expect(auditChanges(before, after)).toEqual(changes);
  });

  it('is not taken in by a field called __proto__', () => {
    expect(auditChanges(JSON.parse('{"__proto__": 1}'), {})).toEqual([
      { name: '__proto__', before: '1', after: null },
    ]);
  });
});
