import { BackupError } from '../../../core/errors.js';
import type { ManifestTable, SourceInfo } from '../../../core/manifest.js';
import type { PlanItem, RowsOf } from '../../../core/target.js';
import { formatPlural } from '../../../lib/format-number.js';
import { quoteIdentifier, quoteLiteral } from '../quote.js';
import type { StepsContext } from '../restore/restore-steps.js';
import { fillStage, makeStage } from '../restore/stage-rows.js';
import type { PostgresSession } from '../session.js';

const STAGE = 'pg_temp.db_backup_cron_jobs';
const NUMBERS = 'pg_temp.db_backup_cron_numbers';

export function isCronJobs({ schema, name }: { readonly schema: string; readonly name: string }): boolean {
  return schema === 'cron' && name === 'job';
}

const RIGHTS = `SELECT pg_catalog.has_table_privilege(c.oid, 'INSERT') AND pg_catalog.has_table_privilege(c.oid, 'DELETE')
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'cron' AND c.relname = 'job'`;

/**
 * True where jobs are made by `cron.schedule` alone, as at Supabase, whose users may only read the table; undefined where
 * there is no such table yet.
 */
export async function areJobsScheduled(session: PostgresSession): Promise<boolean | undefined> {
  const [row] = await session.query(RIGHTS);
  return row === undefined ? undefined : row[0] !== 't';
}

/** `merge` by a number that the server gives out would mix up jobs. */
export function refuseMergedJobs(): PlanItem {
  const reason = 'jobs are made by cron.schedule, which cannot merge them; leave the table out by tables';
  return { kind: 'table', schema: 'cron', name: 'job', reason };
}

/** Columns that say where a job runs, which is another server now. */
const OF_SERVER = new Set(['nodename', 'nodeport']);

/**
 * Jobs as rows of cron.job, made by the functions of pg_cron (https://github.com/citusdata/pg_cron). The jobs of the role are
 * replaced. What is read back is what the server has; the numbers of jobs are translated, and so is the database,
 * which is the one that is restored into.
 */
export class CronJobs {
  private staged = 0;

  constructor(
    private readonly context: StepsContext,
    private readonly table: ManifestTable,
  ) {}

  async prepare(): Promise<void> {
    const { session } = this.context;
    await session.query(
      'SELECT cron.unschedule(j.jobid) FROM cron.job j WHERE j.username = CURRENT_USER ORDER BY j.jobid',
    );
  }

  async load(rows: RowsOf): Promise<number> {
    const { session } = this.context;
    const columns = this.table.columns.map(({ name }) => quoteIdentifier(name)).join(', ');
    await makeStage(session, STAGE, `SELECT ${columns} FROM cron.job`);
    this.staged = await fillStage(this.context, session, this.table, STAGE, rows);
    await this.refuseForeignJobs();
    await session.query(SCHEDULE(this.sourceDatabase()));
    const [row] = await session.query('SELECT pg_catalog.count(*) FROM cron.job j WHERE j.active');
    const active = Number(row?.[0]);
    if (active > 0) {
      this.context.note(
        `${formatPlural(active, 'cron job')} will run here from now on; stop one by cron.alter_job(job_id, active := false).`,
      );
    }
    return this.staged;
  }

  readBackSql(): string {
    const columns = this.table.columns.map(({ name }) => {
      const quoted = quoteIdentifier(name);
      if (name === 'jobid') return 'n.old';
      if (name === 'database') {
        return `CASE j.database WHEN pg_catalog.current_database() THEN ${this.sourceDatabase()} ELSE j.database END`;
      }
      return OF_SERVER.has(name) ? `s.${quoted}` : `j.${quoted}`;
    });
    return `SELECT ${columns.join(', ')} FROM cron.job j JOIN ${NUMBERS} n ON n.new = j.jobid
      JOIN ${STAGE} s ON s.jobid = n.old`;
  }

  private sourceDatabase(): string {
    const { database }: SourceInfo = this.context.request.manifest.source;
    return quoteLiteral(database);
  }

  private async refuseForeignJobs(): Promise<void> {
    const { session } = this.context;
    const rows = await session.query(
      `SELECT DISTINCT s.username FROM ${STAGE} s WHERE s.username <> CURRENT_USER ORDER BY 1`,
    );
    if (rows.length === 0) return;
    throw new BackupError(
      'target',
      `Jobs in cron.job belong to ${rows.map(([name]) => name).join(', ')}, and nobody may schedule for another role.`,
      {
        code: 'TARGET_REFUSED',
        nextStep: 'Nothing was kept. Restore as that role, or leave cron.job out by tables.',
      },
    );
  }
}

/** Unnamed jobs have a form of their own. What `schedule` cannot say is altered after. */
const SCHEDULE = (sourceDatabase: string) => `
CREATE TEMPORARY TABLE ${NUMBERS} ON COMMIT DROP AS
  SELECT s.jobid AS old, CASE WHEN s.jobname IS NULL THEN cron.schedule(s.schedule, s.command)
    ELSE cron.schedule(s.jobname::pg_catalog.text, s.schedule, s.command) END AS new
  FROM (SELECT * FROM ${STAGE} ORDER BY jobid) s;
SELECT cron.alter_job(n.new, active := false) FROM ${NUMBERS} n
  JOIN ${STAGE} s ON s.jobid = n.old WHERE NOT s.active;
SELECT cron.alter_job(n.new, database := s.database) FROM ${NUMBERS} n
  JOIN ${STAGE} s ON s.jobid = n.old
  WHERE s.database <> ${sourceDatabase} AND s.database <> pg_catalog.current_database()`;
