import type { GetBucketLifecycleConfigurationCommandOutput, LifecycleRule } from '@aws-sdk/client-s3';
import { notChecked, ok, warn } from '../../../core/checkup.js';
import type { Finding } from '../../../core/doctor.js';
import type { Versioning } from './bucket-findings.js';
import { type Answer, whyNoAnswer } from './bucket-questions.js';

const RIGHT = 's3:GetLifecycleConfiguration';

/** Classes whose objects have to be restored before they can be read. */
const SLEEPING = /^(GLACIER|DEEP_ARCHIVE)$/;

/** What the rules do to keys below the prefix. */
export interface Lifecycle {
  /** Why nothing is known of the rules, or null. */
  readonly unknown: string | null;
  /** Days after which a noncurrent version goes; null where none does. */
  readonly noncurrentDays: number | null;
  readonly abortDays: number | null;
  /** What happens to backups themselves, in words. */
  readonly dangers: readonly string[];
}

/** Reads the rules that cover everything below `prefix` (for dangers: anything there). */
export function lifecycleOf(
  answer: Answer<GetBucketLifecycleConfigurationCommandOutput>,
  prefix: string,
): Lifecycle {
  if (answer.kind === 'denied' || answer.kind === 'unsupported') {
    return {
      unknown: whyNoAnswer(answer.kind, RIGHT),
      noncurrentDays: null,
      abortDays: null,
      dangers: [],
    };
  }
  const rules = answer.kind === 'answer' ? (answer.value.Rules ?? []) : [];
  const active = rules.filter((rule) => rule.Status === 'Enabled');
  const folder = prefix === '' ? '' : `${prefix}/`;
  const whole = active.filter((rule) => coversWhole(rule, folder));
  return {
    unknown: null,
    noncurrentDays: least(whole.map((rule) => rule.NoncurrentVersionExpiration?.NoncurrentDays)),
    abortDays: least(whole.map((rule) => rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation)),
    dangers: active.filter((rule) => touches(rule, folder)).flatMap(dangersOf),
  };
}

function least(days: readonly (number | undefined)[]): number | null {
  const known = days.filter((d) => d !== undefined);
  return known.length === 0 ? null : Math.min(...known);
}

function prefixOf(rule: LifecycleRule): string {
  return rule.Filter?.And?.Prefix ?? rule.Filter?.Prefix ?? rule.Prefix ?? '';
}

/** Tags and sizes pick objects, so such a rule promises nothing for all of them. */
function isSelective({ Filter }: LifecycleRule): boolean {
  const all = { ...Filter, ...Filter?.And };
  return (
    all.Tag !== undefined ||
    (all.Tags?.length ?? 0) > 0 ||
    all.ObjectSizeGreaterThan !== undefined ||
    all.ObjectSizeLessThan !== undefined
  );
}

/** A rule for `shop` and one for `shop/` both hold for everything below the prefix `shop`. */
function coversWhole(rule: LifecycleRule, folder: string): boolean {
  return !isSelective(rule) && folder.startsWith(prefixOf(rule));
}

function touches(rule: LifecycleRule, folder: string): boolean {
  return folder.startsWith(prefixOf(rule)) || prefixOf(rule).startsWith(folder);
}

function dangersOf(rule: LifecycleRule): string[] {
  const name = `lifecycle rule "${rule.ID ?? prefixOf(rule)}"`;
  const { Expiration, Transitions = [] } = rule;
  const ends = Expiration?.Days !== undefined ? `${Expiration.Days} days` : Expiration?.Date?.toISOString();
  const sleeps = Transitions.find(({ StorageClass }) => SLEEPING.test(StorageClass ?? ''));
  return [
    ...(ends === undefined
      ? []
      : [`${name} removes backups after ${ends}, the last good one and its manifest included`]),
    ...(sleeps === undefined
      ? []
      : [`${name} moves them to ${sleeps.StorageClass}, from which nothing can be read at once`]),
  ];
}

export function findExpiry({ unknown, noncurrentDays, dangers }: Lifecycle, versioning: Versioning): Finding {
  if (unknown !== null) return notChecked(unknown);
  if (dangers.length > 0) {
    return warn(
      `A ${dangers.join('; a ')}.`,
      'Let retention-days decide what goes: drop that rule, or keep it away from this prefix; let noncurrent versions alone expire.',
    );
  }
  if (versioning === 'off' || versioning === 'unsupported') return notChecked('no versions are kept');
  if (noncurrentDays !== null) return ok(`Noncurrent versions go after ${noncurrentDays} days.`);
  return warn(
    'No rule removes noncurrent versions: backups that retention removed stay, and cost, for ever.',
    'Add a lifecycle rule that expires noncurrent versions, after 30 days for example, or set prune-versions.',
  );
}

export function findOpenUploads({ unknown, abortDays }: Lifecycle): Finding {
  if (unknown !== null) return notChecked(unknown);
  if (abortDays !== null)
    return ok(`Parts of an upload that was never completed go after ${abortDays} days.`);
  return warn(
    'No rule removes the parts of interrupted uploads; they cost and show in no listing. Pruning removes those of this series alone.',
    'Add a lifecycle rule that aborts incomplete multipart uploads, after 7 days for example.',
  );
}
