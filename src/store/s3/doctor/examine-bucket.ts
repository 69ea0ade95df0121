import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { Checkup, notChecked, ok } from '../../../core/checkup.js';
import type { Destination } from '../../../core/connection.js';
import type {
  CheckId,
  Finding,
  StoreDoctor,
  StoreExamination,
  StoreKind,
  StoreProbe,
} from '../../../core/doctor.js';
import type { StoreOptions } from '../../store-options.js';
import { S3Capabilities } from '../s3-capabilities.js';
import { hostOf, isAmazon } from '../s3-client.js';
import { type OpenedGateway, openGateway } from '../s3-open-gateway.js';
import {
  findEncryption,
  findLock,
  findPublicAccess,
  findVersioning,
  lockOf,
  versioningOf,
} from './bucket-findings.js';
import { bucketQuestions } from './bucket-questions.js';
import { findIdentity } from './identity.js';
import { findExpiry, findOpenUploads, lifecycleOf } from './lifecycle-findings.js';
import {
  findChecksums,
  findConditionalWrites,
  findDeleteRights,
  findPruneRights,
  probePlainRemoval,
  probeVersionRemoval,
  probeWrite,
} from './probe-findings.js';

const CHECKS: readonly CheckId[] = [
  'store-reached',
  'store-identity',
  'store-write',
  'store-checksums',
  'store-conditional-writes',
  'store-versioning',
  'store-expiry',
  'store-open-uploads',
  'store-public-access',
  'store-encryption',
  'store-lock',
  'store-delete-rights',
  'store-prune-rights',
];

/** @throws SettingsError when nothing names a region */
export async function openBucketDoctor(
  destination: Extract<Destination, { kind: 's3' }>,
  options: StoreOptions,
): Promise<StoreDoctor> {
  const opened = await openGateway(destination, options);
  return {
    examine: (probe) => new Examination(opened, options, probe).all(),
    close: async () => opened.client.destroy(),
  };
}

/** By the host of the endpoint. */
export function kindOfStore(endpoint: string): StoreKind {
  const url = URL.canParse(endpoint) ? endpoint : `https://${endpoint}`;
  const host = hostOf(url);
  if (isAmazon(url)) return 'aws-s3';
  if (/(^|\.)r2\.cloudflarestorage\.com$/.test(host)) return 'r2';
  if (/(^|\.)backblazeb2\.com$/.test(host)) return 'b2';
  return /(^|\.)supabase\.co$/.test(host) ? 'supabase' : 'other-s3';
}

class Examination {
  readonly #checkup: Checkup;
  readonly #capabilities: S3Capabilities;
  readonly #kind: StoreKind;
  #verifiesContent: boolean | null = null;

  constructor(
    private readonly opened: OpenedGateway,
    private readonly options: StoreOptions,
    private readonly probe: StoreProbe,
  ) {
    this.#checkup = new Checkup(options.log, options.signal);
    this.#capabilities = new S3Capabilities(options.log);
    this.#kind = kindOfStore(opened.endpoint);
  }

  async all(): Promise<StoreExamination> {
    const isOpen = await this.#reach();
    const known = isOpen ? await this.#askAll() : { keepsVersions: null, noncurrentDays: null };
    this.#checkup.skip(CHECKS, 'the bucket could not be asked');
    return {
      checks: this.#checkup.checks,
      kind: this.#kind,
      endpoint: hostOf(this.#url) || this.opened.endpoint,
      verifiesContent: this.#verifiesContent,
      ...known,
      freeBytes: null,
    };
  }

  get #url(): string {
    const { endpoint } = this.opened;
    return URL.canParse(endpoint) ? endpoint : `https://${endpoint}`;
  }

  /** True when somebody answers who knows the bucket and the credentials. */
  async #reach(): Promise<boolean> {
    const { gateway, endpoint, region } = this.opened;
    const finding = await this.#checkup.attempt(async () => {
      await gateway.call('list the bucket', (http) =>
        gateway.client.send(new ListObjectsV2Command({ ...gateway.prefixOf(''), MaxKeys: 1 }), http),
      );
      return ok(`Bucket "${gateway.bucket}" at ${endpoint}, region ${region}.`);
    });
    this.#checkup.note('store-reached', finding);
    // Who may not list may still have other rights; after any other failure nothing is worth asking.
    return finding.status !== 'fail' || finding.code === 'STORE_ACCESS_DENIED';
  }

  async #askAll(): Promise<Pick<StoreExamination, 'keepsVersions' | 'noncurrentDays'>> {
    const { gateway, client, region, prefix } = this.opened;
    const { log, signal, s3 } = this.options;
    const checkup = this.#checkup;
    const kind = this.#kind;
    const questions = bucketQuestions(gateway);
    await checkup.run('store-identity', () => findIdentity({ client, kind, region, log, signal }));
    await checkup.run('store-write', () => this.#write());
    if (this.#verifiesContent === null) checkup.skip(['store-checksums'], 'no upload could be opened');

    const versioning = await this.#known(['store-versioning'], async () =>
      versioningOf(await questions.versioning()),
    );
    const state = versioning ?? 'unknown';
    if (versioning)
      await checkup.run('store-versioning', () => findVersioning(versioning, gateway.bucket, kind));
    const lifecycle = await this.#known(['store-expiry', 'store-open-uploads'], async () =>
      lifecycleOf(await questions.lifecycle(), prefix),
    );
    if (lifecycle) {
      await checkup.run('store-expiry', () => findExpiry(lifecycle, state));
      await checkup.run('store-open-uploads', () => findOpenUploads(lifecycle));
    }
    await checkup.run('store-public-access', () => findPublicAccess(questions, gateway.bucket));
    await checkup.run('store-encryption', async () => findEncryption(await questions.encryption(), s3, kind));
    const lock = await this.#known(['store-lock'], () => questions.lock());
    if (lock) await checkup.run('store-lock', () => findLock(lock));

    // A bucket that never had versions is asked plainly; in any other that would leave a marker.
    const isPlain = state === 'off' || state === 'unsupported';
    await checkup.run('store-conditional-writes', () => this.#conditionalWrites(isPlain));
    const removal = await this.#known(['store-delete-rights', 'store-prune-rights'], () =>
      isPlain
        ? probePlainRemoval(gateway, this.probe.unusedKey)
        : probeVersionRemoval(gateway, this.probe.unusedKey),
    );
    if (removal) {
      await checkup.run('store-delete-rights', () => findDeleteRights(removal, state, lock && lockOf(lock)));
      await checkup.run('store-prune-rights', () => findPruneRights(isPlain ? removal : undefined));
    }
    return {
      keepsVersions: state === 'unknown' ? null : !isPlain,
      noncurrentDays: lifecycle?.noncurrentDays ?? null,
    };
  }

  async #write(): Promise<Finding> {
    const { gateway } = this.opened;
    const { finding, verifiesContent } = await probeWrite(gateway, this.#capabilities, this.probe.uploadKey);
    this.#verifiesContent = verifiesContent;
    this.#checkup.note('store-checksums', findChecksums(verifiesContent));
    return finding;
  }

  async #conditionalWrites(isPlain: boolean): Promise<Finding> {
    const key = await this.probe.sidecarKey();
    if (key === null) return notChecked('there is no backup yet to ask with; the first one finds out');
    return findConditionalWrites(this.opened.gateway, key, {
      keepsNoVersions: isPlain,
      verifiesContent: this.#verifiesContent === true,
    });
  }

  /** What the named checks rest on; they all have the same failure. */
  async #known<T>(ids: readonly CheckId[], ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask();
    } catch (error) {
      const finding = this.#checkup.explain(error);
      for (const id of ids) this.#checkup.note(id, finding);
      return undefined;
    }
  }
}
