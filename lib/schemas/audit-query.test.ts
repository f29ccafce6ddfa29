import { describe, expect, it } from 'vitest';
import { auditQuerySchema } from './audit-query';

describe('auditQuerySchema', () => {
  it('leaves out what a form sends empty', () => {
    expect(auditQuerySchema.parse({ person: '', action: ' ', from: '', result: '', beyond: '' })).toEqual({});
  });

  it('takes what is asked for', () => {
    const asked = {
      person: ' li.na ',
      object: 'cell:gdp/',
      result: 'refused',
      from: '2026-01-31',
      beyond: '12',
    };
    expect(auditQuerySchema.parse(asked)).toEqual({ ...asked, person: 'li.na' });
  });

  it.each([
    { from: '31.01.2026' },
    { to: '2026-02-30' },
    { result: 'good' },
    { beyond: '0' },
    { beyond: '9'.repeat(19) },
    { beyond: "1' OR 1=1" },
    { person: ['a', 'b'] },
    { person: 'x'.repeat(201) },
  ])('refuses %j', (query) => {
    expect(auditQuerySchema.safeParse(query).success).toBe(false);
  });
});
