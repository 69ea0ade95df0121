import type { ManifestTable } from '../../../core/manifest.js';
import type { RestoreRequest, RowsOf } from '../../../core/target.js';
import { type CreateSteps, createSteps, type KeptObjects } from '../restore/create-steps.js';
import { replaceSteps } from '../restore/replace-steps.js';
import type { RestoreSteps, StepsContext } from '../restore/restore-steps.js';
import type { PostgresSession } from '../session.js';
import { areJobsScheduled, CronJobs, isCronJobs } from './cron-jobs.js';
import { isCarriedSchema } from './managed-schemas.js';

type SealedSteps = RestoreSteps & { seal(): Promise<void> };

/**
 * What users own is created; rows of the schemas that Supabase keeps are replaced, because their tables are there. A
 * schema that the project does not have yet, such as supabase_migrations, is created like those of users.
 */
export async function createInProject(
  context: StepsContext,
  kept: () => Promise<KeptObjects>,
): Promise<SealedSteps> {
  const { manifest } = context.request;
  const isReplaced = await readReplaced(context.session);
  const sequences = manifest.sequences.filter((sequence) => !isReplaced(sequence));
  const request = { ...context.request, manifest: { ...manifest, sequences } };
  const created = createSteps({ ...context, request }, { commits: 'never', kept });
  return new ProjectSteps(context, isReplaced, created);
}

/** Rows of users and of Supabase's schemas alike. */
export function replaceInProject(context: StepsContext): SealedSteps {
  return new ProjectSteps(context, () => true, null);
}

type IsReplaced = (item: { readonly schema: string }) => boolean;

/** Cron comes with its extension, whole, even where the definitions make that. */
export async function readReplaced(session: PostgresSession): Promise<IsReplaced> {
  const rows = await session.query('SELECT n.nspname FROM pg_catalog.pg_namespace n');
  const present = new Set([...rows.map(([name]) => name ?? ''), 'cron']);
  return ({ schema }) => isCarriedSchema(schema) && present.has(schema);
}

/** A request for a part of the tables, with the sequences of that part. */
export function partOf(
  request: RestoreRequest,
  isTable: (table: ManifestTable) => boolean,
  isSequence: IsReplaced,
): RestoreRequest {
  const { manifest } = request;
  const sequences = manifest.sequences.filter(isSequence);
  return { ...request, manifest: { ...manifest, sequences }, tables: request.tables.filter(isTable) };
}

class ProjectSteps implements SealedSteps {
  private replaced: SealedSteps | undefined;
  private jobs: CronJobs | undefined;

  /** `created`: builds what is not replaced; null when everything is. */
  constructor(
    private readonly context: StepsContext,
    private readonly isReplaced: IsReplaced,
    private readonly created: CreateSteps | null,
  ) {}

  async prepare(): Promise<void> {
    await this.created?.prepare();
    const { session, request } = this.context;
    const jobs = request.tables.find(isCronJobs);
    // Only now, because the definitions may have made pg_cron.
    if (jobs && (await areJobsScheduled(session))) this.jobs = new CronJobs(this.context, jobs);
    const isTable = (table: ManifestTable) => !this.isScheduled(table) && this.isReplaced(table);
    const part = partOf(request, isTable, this.isReplaced);
    this.replaced = replaceSteps({ ...this.context, request: part }, null);
    await this.replaced.prepare();
    await this.jobs?.prepare();
  }

  load(session: PostgresSession, table: ManifestTable, rows: RowsOf): Promise<number | null> {
    if (this.isScheduled(table) && this.jobs) return this.jobs.load(rows);
    return this.stepsOf(table).load(session, table, rows);
  }

  async finish(): Promise<void> {
    await this.replaced?.finish();
    await this.created?.finish();
  }

  readBackSql(table: ManifestTable): string {
    if (this.isScheduled(table) && this.jobs) return this.jobs.readBackSql();
    return this.stepsOf(table).readBackSql(table);
  }

  async seal(): Promise<void> {
    await this.created?.seal();
    await this.replaced?.seal();
  }

  private isScheduled(table: ManifestTable): boolean {
    return this.jobs !== undefined && isCronJobs(table);
  }

  private stepsOf(table: ManifestTable): RestoreSteps {
    const steps = this.isReplaced(table) ? this.replaced : this.created;
    if (!steps) throw new Error('the steps begin with prepare');
    return steps;
  }
}
