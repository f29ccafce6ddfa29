import { PrismaPg } from '@prisma/adapter-pg';
import { expect, test } from 'vitest';
import { useTestDatabase } from '@/tests/support/test-database';
import { $Enums, Prisma, PrismaClient } from '../../../generated/prisma/client';

const db = useTestDatabase();
const models = Object.values(Prisma.ModelName);
const snake = (name: string) => name.replaceAll(/(?<=.)[A-Z]/g, '_$&').toLowerCase();

test('every model can be read from the migrated database', async () => {
  const client = new PrismaClient({ adapter: new PrismaPg(db.urls.owner) });
  const delegates = client as unknown as Record<string, { findMany(): Promise<unknown[]> }>;
  for (const model of models) {
    const rows = await delegates[model.charAt(0).toLowerCase() + model.slice(1)]?.findMany();
    expect(rows, model).toBeInstanceOf(Array);
  }
  await client.$disconnect();
});

test('every table has its model, and every column its field', async () => {
  const rows = await db.run<{ table: string; columns: string[] }>(
    'owner',
    `SELECT table_name AS table, array_agg(column_name::text ORDER BY column_name) AS columns
     FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' GROUP BY 1`,
  );
  const inDatabase = Object.fromEntries(rows.map(({ table, columns }) => [table, columns]));
  const fields = Prisma as unknown as Record<string, Record<string, string>>;
  const inSchema = models.map((model) => [
    snake(model),
    Object.keys(fields[`${model}ScalarFieldEnum`] ?? {})
      .map(snake)
      .sort(),
  ]);
  expect(Object.fromEntries(inSchema)).toEqual(
    Object.fromEntries(Object.entries(inDatabase).map(([table, columns]) => [table, columns.sort()])),
  );
});

test('every enumeration has the same values in the same order', async () => {
  const rows = await db.run<{ name: string; values: string[] }>(
    'owner',
    `SELECT t.typname AS name, array_agg(e.enumlabel::text ORDER BY e.enumsortorder) AS values
     FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid GROUP BY 1`,
  );
  const inSchema = Object.entries($Enums).map(([name, values]) => [snake(name), Object.keys(values)]);
  expect(Object.fromEntries(inSchema)).toEqual(
    Object.fromEntries(rows.map(({ name, values }) => [name, values])),
  );
});
