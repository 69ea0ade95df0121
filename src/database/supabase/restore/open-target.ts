import type { Log } from '../../../core/ports.js';
import type { SupabaseProject } from '../../../core/supabase.js';
import type { Restoration, RestorePlan, RestoreRequest, Target, TargetInfo } from '../../../core/target.js';
import type { RetryPolicy } from '../../../lib/retry.js';
import { readCatalog } from '../catalog.js';
import { infoOf } from '../project-info.js';
import { RestApi } from '../rest-api.js';
import { isEmpty } from './is-empty.js';
import type { RestMatch } from './match-tables.js';
import { planOverRest } from './plan-over-rest.js';
import { RestRestoration } from './rest-restoration.js';
import { targetErrorOf } from './target-errors.js';

export interface SupabaseTargetOptions {
  readonly project: SupabaseProject;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly random: () => number;
  /** Of each request; 10 attempts in up to two minutes. */
  readonly retries?: RetryPolicy;
}

/**
 * A project that takes rows over REST, by upsert.
 * @throws BackupError kind `target`
 */
export async function openSupabaseTarget(options: SupabaseTargetOptions): Promise<Target> {
  const api = new RestApi(options);
  return asTarget(async () => {
    const catalog = await readCatalog(api);
    const info = {
      ...infoOf(options.project.url, catalog.serverVersion),
      isEmpty: await isEmpty(api, catalog),
    };
    return new SupabaseTarget(api, info);
  });
}

class SupabaseTarget implements Target {
  readonly warnings = [];
  private readonly planned = new WeakMap<RestorePlan, readonly RestMatch[]>();

  constructor(
    private readonly api: RestApi,
    readonly info: TargetInfo,
  ) {}

  plan(request: RestoreRequest): Promise<RestorePlan> {
    return asTarget(async () => {
      const { plan, matched } = await planOverRest(this.api, request);
      this.planned.set(plan, matched);
      return plan;
    });
  }

  async begin(plan: RestorePlan): Promise<Restoration> {
    const matched = this.planned.get(plan);
    if (!matched || plan.refusals.length > 0) throw new Error('no plan to begin');
    const { relations } = await asTarget(() => readCatalog(this.api));
    const listed = relations.filter(({ isWritable }) => isWritable);
    return new RestRestoration({ api: this.api, matched, skipped: plan.skipped, listed });
  }

  async close(): Promise<void> {}
}

async function asTarget<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw targetErrorOf(error);
  }
}
