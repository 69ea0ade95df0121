import type { Log } from '../../core/ports.js';
import { isUnsupported } from './s3-failure.js';

/** What a request asks of the store beyond the oldest S3. */
export interface Features {
  /** Checksum headers (`x-amz-checksum-sha256`). */
  readonly checksums: boolean;
  /** `If-None-Match: *` on writes. */
  readonly conditional: boolean;
}

const NO_CONDITIONAL_WRITES =
  'The store does not honour conditional writes (If-None-Match); a HEAD before each write stands in for them, which cannot see another writer at the same moment.';

/** What this store turned out to be able to do; learned from its answers, kept for the run. */
export class S3Capabilities {
  readonly warnings: string[] = [];
  /** Whether a repeated conditional write was really refused; undefined until tried. */
  isConditionalProven: boolean | undefined;
  #features: Features = { checksums: true, conditional: true };

  constructor(private readonly log: Log) {}

  get features(): Features {
    return this.#features;
  }

  /**
   * Runs `work` with everything the store is believed to know; when it refuses a header, with less
   * of what `wanted` names, until it accepts. Throws the first refusal when less does not help.
   */
  async negotiate<T>(wanted: Partial<Features>, work: (features: Features) => Promise<T>): Promise<T> {
    let refusal: unknown;
    for (const features of this.#variants(wanted)) {
      try {
        const result = await work(features);
        if (refusal !== undefined) this.#learn(wanted, features);
        return result;
      } catch (error) {
        if (!isUnsupported(error)) throw error;
        refusal ??= error;
      }
    }
    throw refusal;
  }

  /** The store takes the header but writes over an existing key all the same. */
  learnConditionalIsIgnored(): void {
    this.#learn({ conditional: true }, { ...this.#features, conditional: false });
  }

  #variants(wanted: Partial<Features>): Features[] {
    const checksums = this.#features.checksums && wanted.checksums === true;
    const conditional = this.#features.conditional && wanted.conditional === true;
    const all = [
      { checksums, conditional },
      { checksums: false, conditional },
      { checksums, conditional: false },
      { checksums: false, conditional: false },
    ];
    const keys = all.map((features) => `${features.checksums} ${features.conditional}`);
    return all.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
  }

  #learn(wanted: Partial<Features>, accepted: Features): void {
    const known = this.#features;
    this.#features = {
      checksums: wanted.checksums ? accepted.checksums && known.checksums : known.checksums,
      conditional: wanted.conditional ? accepted.conditional && known.conditional : known.conditional,
    };
    if (known.checksums && !this.#features.checksums)
      this.log.info('The store refuses SHA-256 checksum headers.');
    if (known.conditional && !this.#features.conditional) this.warnings.push(NO_CONDITIONAL_WRITES);
  }
}
