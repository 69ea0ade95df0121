import type { StoreKind } from '../../core/doctor.js';

/** Per GB of 10⁹ bytes, and per thousand requests. */
export interface Prices {
  readonly currency: string;
  readonly storageGbMonth: number;
  readonly put1000: number;
  readonly get1000: number;
  readonly egressGb: number;
  readonly databaseEgressGb: number;
}

interface PriceList extends Omit<Prices, 'currency' | 'databaseEgressGb'> {
  /** Whose, where and of when. */
  readonly name: string;
}

const FREE = { storageGbMonth: 0, put1000: 0, get1000: 0, egressGb: 0 };

/** Public list prices in USD, without free allowances. */
const LIST_PRICES: Readonly<Record<StoreKind, PriceList>> = {
  'aws-s3': {
    name: 'AWS S3 Standard in us-east-1, May 2026',
    storageGbMonth: 0.023,
    put1000: 0.005,
    get1000: 0.0004,
    egressGb: 0.09,
  },
  r2: {
    name: 'Cloudflare R2 Standard, May 2026',
    storageGbMonth: 0.015,
    put1000: 0.0045,
    get1000: 0.00036,
    egressGb: 0,
  },
  b2: {
    name: 'Backblaze B2, April 2026',
    storageGbMonth: 0.006,
    put1000: 0,
    get1000: 0.0004,
    egressGb: 0.01,
  },
  supabase: {
    name: 'Supabase Storage, January 2026',
    storageGbMonth: 0.021,
    put1000: 0,
    get1000: 0,
    egressGb: 0.09,
  },
  'other-s3': { name: 'none are known for this store; give them in the setting prices', ...FREE },
  folder: { name: 'a folder costs nothing here', ...FREE },
};

const KEYS: Readonly<Record<string, keyof Omit<Prices, 'currency'>>> = {
  'storage-gb-month': 'storageGbMonth',
  'put-1000': 'put1000',
  'get-1000': 'get1000',
  'egress-gb': 'egressGb',
  'database-egress-gb': 'databaseEgressGb',
};

export interface ChosenPrices {
  /** null when nobody knows any. */
  readonly prices: Prices | null;
  /** Where they come from, for people. */
  readonly words: string;
}

/** The list prices of the store with those of the setting `prices` in their place; `given` was checked by its pattern. */
export function choosePrices(
  kind: StoreKind,
  given: readonly string[],
  storageClass: string | undefined,
): ChosenPrices {
  const { name, ...list } = LIST_PRICES[kind];
  const own: Record<string, number | string> = {};
  for (const item of given) {
    const [key = '', value = ''] = item.split('=');
    if (key === 'currency') own.currency = value;
    else own[KEYS[key] ?? ''] = Number(value);
  }
  const notes = [
    `list prices: ${name}`,
    ...(given.length > 0 ? [`from the setting prices: ${given.join(', ')}`] : []),
    ...(storageClass === undefined ? [] : [`s3-storage-class ${storageClass} has others`]),
  ];
  return {
    prices:
      kind === 'other-s3' && given.length === 0
        ? null
        : { currency: 'USD', databaseEgressGb: 0, ...list, ...own },
    words: notes.join('; '),
  };
}
