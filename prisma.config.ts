import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // the key of `figure` covers columns that Prisma would take for part of the key, so it leaves that table to SQL
  experimental: { externalTables: true },
  tables: { external: ['public.figure'] },
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
