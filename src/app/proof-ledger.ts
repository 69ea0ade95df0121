import { BackupError } from '../core/errors.js';
import type { Store } from '../core/ports.js';
import { isPassed, type ParsedProof, type Proof, parseProof } from '../core/proof.js';
import { type ProofKey, parseProofKey, proofKey, proofsPrefix, type Series } from '../core/series-keys.js';
import { mapConcurrently } from '../lib/map-concurrently.js';

const CONCURRENT_READS = 16;

/** Far over what a drill writes; a larger object is none of ours. */
const MAX_PROOF_BYTES = 4 * 1024 * 1024;

/** Another drill of the same backup may end in the same second. */
const MAX_SECONDS_TAKEN = 60;

const SECOND_MS = 1000;

const CLOCKS_DIFFER_MS = 5 * 60 * SECOND_MS;

/** One drill that judged its backup. */
export interface JudgedDrill extends ProofKey {
  readonly ok: boolean;
  readonly proof: Proof;
}

/** What the newest drill of a series came to, as far as it can be known. */
export type NewestDrill =
  | { readonly kind: 'none' }
  | { readonly kind: 'judged'; readonly drill: JudgedDrill }
  /** A later release wrote it. */
  | { readonly kind: 'newer'; readonly entry: ProofKey };

/**
 * The proofs of one series. Opening lists them; each is read once, when it is asked for. What cannot be read as a proof
 * is a warning and counts for nothing.
 */
export class ProofLedger {
  readonly #read = new Map<string, Promise<ParsedProof>>();
  readonly #warnings = new Set<string>();

  /** @throws BackupError kind `store` */
  static async open(store: Store, series: Series): Promise<ProofLedger> {
    const entries: ProofKey[] = [];
    for await (const { key } of store.list(proofsPrefix(series))) {
      const entry = parseProofKey(series, key);
      if (entry) entries.push(entry);
    }
    entries.sort((a, b) => b.time.getTime() - a.time.getTime() || (a.key < b.key ? 1 : -1));
    return new ProofLedger(store, entries);
  }

  private constructor(
    private readonly store: Store,
    /** Newest first. */
    readonly entries: readonly ProofKey[],
  ) {}

  /** One sentence for each file that is no proof; grows. */
  get warnings(): readonly string[] {
    return [...this.#warnings];
  }

  /** The newest `count` drills whatever they came to, newest first; good ones dated in the future are passed over. */
  async newest(count: number, now: Date): Promise<readonly { entry: ProofKey; proof: Proof }[]> {
    const read = await mapConcurrently(this.entries.slice(0, count), CONCURRENT_READS, async (entry) => {
      const found = await this.#parsed(entry);
      return 'proof' in found && !this.#isTooEarly(entry, isPassed(found.proof), now)
        ? [{ entry, proof: found.proof }]
        : [];
    });
    return read.flat();
  }

  /** The newest drill of the series that judged its backup; a good one dated in the future is passed over. */
  async newestJudged(now: Date): Promise<NewestDrill> {
    for (const entry of this.entries) {
      const found = await this.#parsed(entry);
      if ('newer' in found) return { kind: 'newer', entry };
      const drill = judgedIn(entry, found);
      if (drill && !this.#isTooEarly(entry, drill.ok, now)) return { kind: 'judged', drill };
    }
    return { kind: 'none' };
  }

  /** By id, the newest drill that judged this backup; ids without one are missing. With `now`, good ones of the future are passed over. */
  async judgedOf(backupIds: Iterable<string>, now?: Date): Promise<ReadonlyMap<string, JudgedDrill>> {
    const wanted = new Set(backupIds);
    const byId = new Map<string, ProofKey[]>();
    for (const entry of this.entries) {
      if (!wanted.has(entry.backupId)) continue;
      const group = byId.get(entry.backupId);
      if (group) group.push(entry);
      else byId.set(entry.backupId, [entry]);
    }
    const drills = await mapConcurrently([...byId.values()], CONCURRENT_READS, async (entries) => {
      for (const entry of entries) {
        const drill = judgedIn(entry, await this.#parsed(entry));
        if (drill && !(now && this.#isTooEarly(entry, drill.ok, now))) return [drill];
      }
      return [];
    });
    return new Map(drills.flat().map((drill) => [drill.backupId, drill]));
  }

  /** True for a good drill of the future, with a warning: nobody knows what came after it. */
  #isTooEarly(entry: ProofKey, isGood: boolean, now: Date): boolean {
    if (!isGood || !isInFuture(entry, now)) return false;
    this.#warnings.add(
      `${this.store.uriOf(entry.key)} is dated in the future, so it does not count as the newest drill: a clock was wrong.`,
    );
    return true;
  }

  async #parsed(entry: ProofKey): Promise<ParsedProof> {
    let reading = this.#read.get(entry.key);
    if (!reading) {
      reading = this.#parse(entry);
      this.#read.set(entry.key, reading);
    }
    return reading;
  }

  async #parse(entry: ProofKey): Promise<ParsedProof> {
    const { key } = entry;
    const wrong = refuseMoved(await readProof(this.store, key), entry);
    if ('newer' in wrong) {
      this.#warnings.add(
        `${this.store.uriOf(key)} has format version ${wrong.newer}, which only a newer release reads.`,
      );
    }
    if ('unreadable' in wrong) {
      this.#warnings.add(
        `${this.store.uriOf(key)} is no proof of a drill and counts for nothing: ${wrong.unreadable}`,
      );
    }
    return wrong;
  }
}

/** A proof says by itself where it belongs; a copy at another place would speak for another drill. */
function refuseMoved(found: ParsedProof, { backupId, time }: ProofKey): ParsedProof {
  if (!('proof' in found)) return found;
  const { proof } = found;
  if (proof.backupId !== backupId) return { unreadable: `it says it belongs to ${proof.backupId}` };
  if (new Date(proof.time).getTime() !== time.getTime())
    return { unreadable: `it says it is of ${proof.time}` };
  return found;
}

/** By more than clocks differ. */
export function isInFuture({ time }: Pick<ProofKey, 'time'>, now: Date): boolean {
  return time.getTime() - now.getTime() > CLOCKS_DIFFER_MS;
}

function judgedIn(entry: ProofKey, found: ParsedProof): JudgedDrill | undefined {
  if (!('proof' in found) || !found.proof.judged) return undefined;
  return { ...entry, ok: isPassed(found.proof), proof: found.proof };
}

async function readProof(store: Store, key: string): Promise<ParsedProof> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of await store.read(key)) {
    bytes += chunk.byteLength;
    if (bytes > MAX_PROOF_BYTES) return { unreadable: `it is larger than ${MAX_PROOF_BYTES} bytes` };
    chunks.push(chunk);
  }
  return parseProof(Buffer.concat(chunks));
}

/**
 * Writes what a drill found, never over another proof: a second that is taken is passed over.
 * @returns its key
 * @throws BackupError kind `store`
 */
export async function writeProof(
  store: Store,
  series: Series,
  proof: Omit<Proof, 'time'>,
  endedAt: Date,
): Promise<string> {
  for (let second = 0; ; second += 1) {
    const time = new Date(endedAt.getTime() + second * SECOND_MS);
    const key = proofKey(series, proof.backupId, time);
    const content = { ...proof, time: time.toISOString().replace(/\.\d+Z$/, 'Z') };
    try {
      await store.put(key, Buffer.from(`${JSON.stringify(content, null, 1)}\n`), 'application/json');
      return key;
    } catch (error) {
      const isTaken = error instanceof BackupError && error.code === 'ID_TAKEN';
      if (!isTaken || second === MAX_SECONDS_TAKEN) throw error;
    }
  }
}
