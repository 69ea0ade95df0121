import { Checkup } from '../../../core/checkup.js';
import {
  type CheckId,
  DOCTOR_CHECKS,
  type Finding,
  NOTHING_KNOWN,
  type SourceExamination,
} from '../../../core/doctor.js';
import { BackupError } from '../../../core/errors.js';
import type { SourceInfo } from '../../../core/manifest.js';
import { readCatalog } from '../catalog.js';
import { connect } from '../connect.js';
import { readFingerprint } from '../fingerprint.js';
import { hasRows } from '../has-rows.js';
import { findNotCovered } from '../not-covered.js';
import { connectingTo, type PostgresSourceOptions } from '../open-source.js';
import { decideScope, type Scope, withSizes } from '../scope.js';
import type { PostgresSession } from '../session.js';
import { readSizes } from '../snapshot.js';
import { sourceError } from '../source-errors.js';
import { describeSource } from '../source-info.js';
import { countLeftOut } from '../supabase/left-out-rows.js';
import { findClient } from './client-findings.js';
import {
  findConnection,
  findPooler,
  findTls,
  findVersion,
  placeOfFailure,
  whyNoConnection,
} from './connection-findings.js';
import { findLargeObjects, findPrivileges, findRole, findRowSecurity, readRole } from './role-findings.js';
import { findScope } from './scope-findings.js';
import {
  findConnections,
  findLocks,
  findStandby,
  findTimeouts,
  readServerSettings,
} from './server-findings.js';

const CHECKS: readonly CheckId[] = [
  'source-connection',
  'source-pooler',
  'source-tls',
  'source-version',
  'source-role',
  'source-scope',
  'source-privileges',
  'source-row-security',
  'source-large-objects',
  'source-client',
  'source-timeouts',
  'source-standby',
  'source-connections',
  'source-locks',
];

/**
 * Looks at a PostgreSQL database with the very code a backup uses, one look after the other; it takes no snapshot, no
 * locks on tables and starts no pg_dump.
 * @throws BackupError kind `cancelled`
 */
export async function examinePostgres(options: PostgresSourceOptions): Promise<SourceExamination> {
  const checkup = new Checkup(options.log, options.signal);
  const session = await reach(options, checkup);
  if (session === undefined) {
    await checkup.run('source-client', () => findClient(options, undefined));
    checkup.skip(CHECKS, 'the database could not be asked');
    return { ...NOTHING_KNOWN, checks: checkup.checks };
  }
  try {
    return await new Examination(options, session, checkup).all();
  } finally {
    await session.end();
  }
}

/** A session as a backup has it, or undefined with the finding that says why not. */
async function reach(options: PostgresSourceOptions, checkup: Checkup): Promise<PostgresSession | undefined> {
  try {
    return await connect(connectingTo(options));
  } catch (error) {
    const finding = checkup.explain(error);
    const place = error instanceof BackupError ? placeOfFailure(error.code) : 'source-connection';
    checkup.note(place, finding);
    if (!checkup.has('source-connection')) checkup.note('source-connection', whyNoConnection(place));
    return undefined;
  }
}

class Examination {
  #scope: Scope | undefined;
  #largeObjectBytes = 0;

  constructor(
    private readonly options: PostgresSourceOptions,
    private readonly session: PostgresSession,
    private readonly checkup: Checkup,
  ) {}

  async all(): Promise<SourceExamination> {
    const { session, options, checkup } = this;
    const { clock, connection } = options;
    const withPgDump = options.schemaDump !== 'off';
    await this.look('source-connection', () => findConnection(session, connection));
    await this.look('source-pooler', () => findPooler(session));
    await this.look('source-tls', () => findTls(session, connection));
    await this.look('source-version', () => findVersion(session, clock));
    await this.look('source-client', () =>
      findClient(options, Math.floor(session.serverVersionNum / 10_000)),
    );

    const role = await this.need(['source-role', 'source-privileges', 'source-row-security'], () =>
      readRole(session),
    );
    if (role) await this.look('source-role', () => findRole(role, session.serverVersionNum, clock));
    this.#scope = await this.need(['source-scope'], () => this.readScope());
    const scope = this.#scope;
    if (scope) {
      await this.look('source-scope', () => findScope(scope));
      if (role) {
        await this.look('source-privileges', () => findPrivileges(scope, role, withPgDump));
        await this.look('source-row-security', () => findRowSecurity(scope, role));
      }
      await this.look('source-locks', () => findLocks(session, scope));
    }
    await this.look('source-large-objects', () =>
      findLargeObjects(session, (bytes) => {
        this.#largeObjectBytes = bytes;
      }),
    );
    const settings = await this.need(['source-timeouts', 'source-standby'], () =>
      readServerSettings(session),
    );
    if (settings) {
      await this.look('source-timeouts', () => findTimeouts(settings));
      await this.look('source-standby', () => findStandby(session, settings));
    }
    const connecting = connectingTo(options);
    await this.look('source-connections', () =>
      findConnections(session, { connecting, jobs: options.jobs, withPgDump }),
    );
    const rows = scope && (await this.ask(() => hasRows(session, scope.tables)));
    const info = scope && (await this.ask(() => this.readInfo(scope)));
    const leftOut = scope && (await this.ask(() => this.readLeftOut(scope)));
    checkup.skip(CHECKS, scope ? 'the connection was lost before' : 'the tables in scope are not known');
    return {
      checks: checkup.checks,
      info: info ?? null,
      tables: scope?.tables ?? null,
      largeObjectBytes: this.#largeObjectBytes,
      hasRows: rows ?? null,
      excluded: leftOut?.excluded ?? [],
      notCovered: leftOut?.notCovered ?? [],
      warnings: scope?.warnings ?? [],
    };
  }

  private async readScope(): Promise<Scope> {
    const [row] = await this.session.query('SELECT pg_catalog.pg_is_in_recovery()');
    const catalog = await readCatalog(this.session);
    const scope = decideScope(catalog, this.options.selection, row?.[0] === 't');
    return withSizes(scope, await readSizes(this.session, scope));
  }

  private async readInfo(scope: Scope): Promise<SourceInfo> {
    const { connection } = this.options;
    const fingerprint = await readFingerprint(this.session, connection);
    return describeSource(this.session, connection.database, fingerprint, scope);
  }

  private async readLeftOut(scope: Scope): Promise<Pick<SourceExamination, 'excluded' | 'notCovered'>> {
    const ofPlatform = await countLeftOut(this.session, scope);
    return {
      excluded: [...scope.excluded, ...ofPlatform],
      notCovered: await findNotCovered(this.session, scope),
    };
  }

  /** One check; nothing is asked of a session that is gone. */
  private async look(id: CheckId, work: () => Promise<Finding> | Finding): Promise<void> {
    if (!this.session.isAlive) return;
    const explained = async () => {
      try {
        return await work();
      } catch (error) {
        throw this.explained(error);
      }
    };
    await this.checkup.run(id, explained);
  }

  /** What several checks rest on; when it cannot be had, the first of them says why and the others that they wait. */
  private async need<T>(
    ids: readonly [CheckId, ...CheckId[]],
    work: () => Promise<T>,
  ): Promise<T | undefined> {
    if (!this.session.isAlive) return undefined;
    try {
      return await work();
    } catch (error) {
      const [first, ...others] = ids;
      this.checkup.note(first, this.checkup.explain(this.explained(error)));
      this.checkup.skip(others, `"${DOCTOR_CHECKS[first]}" could not be found out`);
      return undefined;
    }
  }

  /** What no check rests on; undefined when it cannot be had. */
  private async ask<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (this.options.signal.aborted) throw this.explained(error);
      this.options.log.debug(String(error));
      return undefined;
    }
  }

  private explained(error: unknown): unknown {
    return sourceError(error, { doing: 'the catalog', signal: this.options.signal });
  }
}
