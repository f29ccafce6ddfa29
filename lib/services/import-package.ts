import 'server-only';
import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { checkSettings } from '@/lib/data-package/check-settings';
import { type Descriptor, readDescriptor } from '@/lib/data-package/descriptor';
import { type Counts, noCounts } from '@/lib/data-package/known';
import { openPackage, type PackageFiles } from '@/lib/data-package/open-package';
import { planCatalogue } from '@/lib/data-package/plan-catalogue';
import { PackageError, type Problem, Problems, type Warning, Warnings } from '@/lib/data-package/problems';
import { VintageReader } from '@/lib/data-package/vintage';
import { appPool } from '@/lib/db';
import { DEFAULT_TIME_ZONE } from '@/lib/domain/zone';
import type { ResourceName } from '@/lib/schemas/package-tables';
import { insertIdentities, writeCatalogue } from './import-catalogue';
import { compareWithPublished, findDuplicates } from './import-compare';
import { clearPublishedDrafts, draftStaged } from './import-drafts';
import { readKnownCatalogue } from './import-known';
import { publishStaged } from './import-publish';
import { figureCatalogue, inventedIdentities, readCatalogue, stageFigures } from './import-reading';
import { type SettingsOutcome, writeSettings } from './import-settings';
import { createStage } from './import-stage';
import { warnAboutStaged } from './import-warnings';

export interface ImportOptions {
  /** A folder with datapackage.json, a .zip of one, or an .xlsx workbook. */
  path: string;
  /** Publish the figures; without it they become drafts, and the catalogue may only be added to. */
  publish: boolean;
  /** Take the package's settings although the database has some. */
  settings?: boolean;
  /** Who is answerable: recorded in the audit log. */
  actor: string;
  /** Why published figures are revised; null: the package's title, or its name. */
  reason?: string | null;
  /** Check only: everything is done as in an import, up to the figures themselves, and rolled back. */
  dryRun?: boolean;
  /** The instant of rows without a vintage, ISO 8601 in UTC with milliseconds; the database's clock where it is not given. */
  now?: string;
  pool?: Pool;
  /** Called when another import is under way, which this one waits for. */
  onWait?: () => void;
}

export type ImportCounts = Record<ResourceName | 'stated-ranks', Counts>;

export type ImportResult =
  | {
      ok: true;
      package: { name: string; title: string };
      /** Figures counted by rows: added to a cell that had none, another version of one that had, or the same. */
      counts: ImportCounts;
      settings: SettingsOutcome;
      releases: number;
      warnings: { first: Warning[]; count: number };
    }
  | {
      ok: false;
      problems: { first: Problem[]; count: number };
      warnings: { first: Warning[]; count: number };
    };

// One import at a time in one database. Not an advisory lock: any role may take those, so the public one could hold up
// every import. This one needs the right to change settings; readers go on.
const LOCK = 'LOCK TABLE installation IN SHARE ROW EXCLUSIVE MODE';
const LOCK_NOT_AVAILABLE = '55P03';

class Refused extends Error {}

/**
 * Imports a data package, all or nothing, in one transaction with its audit row (data-package.md, "Import, exactly").
 * What is wrong with the package comes back as problems, with file, line and column; nothing is written then. What
 * domain rules 5, 6 and 20a hold for a person on a form is a warning here. Throws where the database fails.
 */
export async function importPackage(options: ImportOptions): Promise<ImportResult> {
  const problems = new Problems();
  const warnings = new Warnings();
  let files: PackageFiles | null = null;
  try {
    files = await openPackage(options.path);
    const descriptor = await readDescriptor(files, problems, warnings);
    if (!descriptor) throw new Refused();
    return await inTransaction(options, (client) =>
      run(client, options, files as PackageFiles, descriptor, problems, warnings),
    );
  } catch (error) {
    if (error instanceof PackageError) problems.addFinding(error.problem);
    else if (!(error instanceof Refused)) throw error;
    return { ok: false, problems: pick(problems), warnings: pick(warnings) };
  } finally {
    await files?.close();
  }
}

async function inTransaction(
  options: ImportOptions,
  work: (client: PoolClient) => Promise<ImportResult>,
): Promise<ImportResult> {
  const client = await (options.pool ?? appPool()).connect();
  let failed: Error | undefined;
  try {
    await client.query(`SET temp_buffers = '64MB'`);
    await client.query('BEGIN');
    await client.query(
      `SET LOCAL work_mem = '128MB'; SET LOCAL synchronize_seqscans = off; SET LOCAL timezone = 'UTC'`,
    );
    await takeLock(client, options.onWait);
    const result = await work(client);
    await client.query(options.dryRun ? 'ROLLBACK' : 'COMMIT');
    return result;
  } catch (error) {
    failed = error instanceof Error ? error : new Error(String(error));
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    // the session goes too: its temporary buffers were made large for this
    client.release(failed ?? true);
  }
}

async function takeLock(client: PoolClient, onWait: ImportOptions['onWait']): Promise<void> {
  await client.query('SAVEPOINT unlocked');
  try {
    await client.query(`${LOCK} NOWAIT`);
  } catch (error) {
    if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error;
    await client.query('ROLLBACK TO SAVEPOINT unlocked');
    onWait?.();
    await client.query(LOCK);
  }
}

async function run(
  client: PoolClient,
  options: ImportOptions,
  files: PackageFiles,
  descriptor: Descriptor,
  problems: Problems,
  warnings: Warnings,
): Promise<ImportResult> {
  const now = options.now ?? (await databaseClock(client));
  const known = await readKnownCatalogue(client);
  const hashes = [descriptor.sha256];
  const reading = { files, descriptor, problems, warnings, hashes };
  const catalogueFiles = await readCatalogue(reading);
  const plan = planCatalogue(catalogueFiles, known, problems, options.publish);
  const settings = checkSettings(descriptor, files.descriptorName, plan, problems);
  const timeZone =
    (options.settings ? settings?.timeZone : null) ??
    known.timeZone ??
    settings?.timeZone ??
    DEFAULT_TIME_ZONE;

  const identities = problems.count === 0 ? await insertIdentities(client, plan) : inventedIdentities(plan);
  await createStage(client);
  const catalogue = figureCatalogue(
    catalogueFiles,
    known,
    plan,
    identities,
    new VintageReader(timeZone, now),
  );
  const staged = await stageFigures(client, reading, catalogue);
  if (staged.facts.rows > 0) {
    await client.query('ANALYZE staged');
    await findDuplicates(client, staged.facts, staged.places, problems);
  }
  if (problems.count > 0) throw new Refused();

  const title = descriptor.title ?? descriptor.name;
  const revisionReason = options.reason || title;
  await writeCatalogue(client, plan, now, revisionReason);
  const settingsOutcome = await writeSettings(client, settings, options.settings ?? false);
  if (settingsOutcome === 'none' && known.timeZone === null) {
    warnings.add('settings_absent', { file: files.descriptorName, line: null, column: null });
  }
  const counts: ImportCounts = {
    regions: plan.regions.counts,
    indicators: plan.indicators.counts,
    'peer-groups': plan.groups.counts,
    'peer-group-members': plan.groups.memberCounts,
    'assessed-sets': plan.sets.counts,
    'assessed-set-members': plan.sets.memberCounts,
    figures: noCounts(),
    'stated-ranks': noCounts(),
  };
  let releases = 0;
  const compared = await compareWithPublished(client, staged.facts, staged.places, problems);
  if (problems.count > 0) throw new Refused();
  await warnAboutStaged(client, staged, warnings);
  if (options.publish) {
    const sha256 = createHash('sha256').update(hashes.join('\n')).digest('hex');
    const reason = options.reason ?? '';
    const dryRun = options.dryRun ?? false;
    const publishOptions = { now, actor: options.actor, revisionReason, reason, sha256, dryRun };
    const published = await publishStaged(client, staged.facts, compared, publishOptions);
    counts.figures = published.figures;
    counts['stated-ranks'] = published.statedRanks;
    releases = published.releases;
    if (releases > 0) await clearPublishedDrafts(client);
  } else {
    const draftOptions = { actor: options.actor, revisionReason };
    counts.figures = await draftStaged(client, staged.facts, draftOptions, staged.places, problems, warnings);
    if (problems.count > 0) throw new Refused();
  }
  await writeAudit(client, options, descriptor, counts, settingsOutcome, releases, hashes);
  return {
    ok: true,
    package: { name: descriptor.name, title },
    counts,
    settings: settingsOutcome,
    releases,
    warnings: pick(warnings),
  };
}

async function databaseClock(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ now: string }>(
    `SELECT to_char(date_trunc('milliseconds', clock_timestamp()) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now`,
  );
  return rows[0]?.now ?? '';
}

async function writeAudit(
  client: PoolClient,
  options: ImportOptions,
  descriptor: Descriptor,
  counts: ImportCounts,
  settings: SettingsOutcome,
  releases: number,
  hashes: string[],
): Promise<void> {
  const after = {
    publish: options.publish,
    reason: options.reason ?? null,
    counts,
    settings,
    releases,
    sha256: hashes,
  };
  await client.query(
    `INSERT INTO audit_log (actor, action, object, result, after) VALUES ($1, 'import', $2, 'done', $3)`,
    [options.actor, `package:${descriptor.name}`, JSON.stringify(after)],
  );
}

function pick<F>(findings: { first: F[]; count: number }): { first: F[]; count: number } {
  return { first: findings.first, count: findings.count };
}
