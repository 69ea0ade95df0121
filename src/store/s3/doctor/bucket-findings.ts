import type {
  GetBucketEncryptionCommandOutput,
  GetBucketVersioningCommandOutput,
  GetObjectLockConfigurationCommandOutput,
} from '@aws-sdk/client-s3';
import { fail, notChecked, ok, warn } from '../../../core/checkup.js';
import type { Finding, StoreKind } from '../../../core/doctor.js';
import { BackupError } from '../../../core/errors.js';
import type { S3Options } from '../../store-options.js';
import { type Answer, type BucketQuestions, whyNoAnswer } from './bucket-questions.js';

/** `suspended` keeps old versions, but makes no new ones. */
export type Versioning = 'on' | 'suspended' | 'off' | 'unsupported' | 'unknown';

export function versioningOf(answer: Answer<GetBucketVersioningCommandOutput>): Versioning {
  if (answer.kind === 'unsupported') return 'unsupported';
  if (answer.kind === 'denied') return 'unknown';
  const status = answer.kind === 'answer' ? answer.value.Status : undefined;
  return status === 'Enabled' ? 'on' : status === 'Suspended' ? 'suspended' : 'off';
}

export function findVersioning(versioning: Versioning, bucket: string, kind: StoreKind): Finding {
  switch (versioning) {
    case 'on':
      return ok('On: what is deleted or overwritten stays as a noncurrent version.');
    case 'unknown':
      return notChecked(whyNoAnswer('denied', 's3:GetBucketVersioning'));
    case 'unsupported':
      return warn(
        'The store keeps no versions: what is deleted is gone.',
        kind === 'r2'
          ? 'Protect the prefix by a bucket lock rule (https://developers.cloudflare.com/r2/buckets/bucket-locks/).'
          : 'Use a store with versions, or give these credentials no right to delete.',
      );
    default:
      return warn(
        `${versioning === 'off' ? 'Off' : 'Suspended'}: a backup that is deleted, by mistake or by a stolen key, is gone.`,
        `Switch versioning on: aws s3api put-bucket-versioning --bucket ${bucket} --versioning-configuration Status=Enabled`,
      );
  }
}

/** The access lists' groups that mean everybody (https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html). */
const EVERYBODY = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/;

export async function findPublicAccess(questions: BucketQuestions, bucket: string): Promise<Finding> {
  const block = await questions.publicAccessBlock();
  const parts = block.kind === 'answer' ? block.value.PublicAccessBlockConfiguration : undefined;
  const switches = [
    parts?.BlockPublicAcls,
    parts?.IgnorePublicAcls,
    parts?.BlockPublicPolicy,
    parts?.RestrictPublicBuckets,
  ];
  if (switches.every((on) => on === true)) return ok('Public access is blocked.');
  const policy = await questions.policyStatus();
  const acl = await questions.acl();
  const isPublic =
    (policy.kind === 'answer' && policy.value.PolicyStatus?.IsPublic === true) ||
    (acl.kind === 'answer' && acl.value.Grants?.some(({ Grantee }) => EVERYBODY.test(Grantee?.URI ?? '')));
  const advice = `Block public access: aws s3api put-public-access-block --bucket ${bucket} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true`;
  if (isPublic) {
    const message = `The policy or the access list of bucket "${bucket}" lets everybody in: whoever guesses a key reads a backup.`;
    return fail(new BackupError('safety', message, { code: 'BUCKET_PUBLIC', nextStep: advice }));
  }
  if (block.kind === 'unsupported' || block.kind === 'denied') {
    const known = policy.kind === 'answer' ? 'the policy lets nobody in from outside, but ' : '';
    return notChecked(`${known}${whyNoAnswer(block.kind, 's3:GetBucketPublicAccessBlock')}`);
  }
  return warn('Not public now, but nothing would stop a policy or access list that makes it so.', advice);
}

export function findEncryption(
  answer: Answer<GetBucketEncryptionCommandOutput>,
  { sse }: S3Options,
  kind: StoreKind,
): Finding {
  const rule =
    answer.kind === 'answer'
      ? answer.value.ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault
      : undefined;
  if (rule?.SSEAlgorithm) {
    return ok(`${rule.SSEAlgorithm}${rule.KMSMasterKeyID ? ' with a key of its own' : ''} by default.`);
  }
  if (sse !== undefined) return ok(`s3-sse asks for ${sse}.`);
  if (kind === 'r2' || kind === 'supabase') return ok('This service encrypts everything it stores.');
  if (answer.kind === 'denied' || answer.kind === 'unsupported') {
    return notChecked(whyNoAnswer(answer.kind, 's3:GetEncryptionConfiguration'));
  }
  return warn(
    'The bucket has no default encryption.',
    'Switch it on at the bucket, or set s3-sse: AES256 where the store has it.',
  );
}

export interface BucketLock {
  readonly mode: string;
  /** Such as `30 days`. */
  readonly words: string;
}

/** The retention that every new object gets; undefined where none does. */
export function lockOf(answer: Answer<GetObjectLockConfigurationCommandOutput>): BucketLock | undefined {
  const retention =
    answer.kind === 'answer' ? answer.value.ObjectLockConfiguration?.Rule?.DefaultRetention : undefined;
  const { Mode, Days, Years } = retention ?? {};
  if (!Mode || (!Days && !Years)) return undefined;
  return { mode: Mode, words: Days ? `${Days} days` : `${Years} years` };
}

export function findLock(answer: Answer<GetObjectLockConfigurationCommandOutput>): Finding {
  const lock = lockOf(answer);
  if (lock) return ok(`Every new object is locked for ${lock.words} (${lock.mode}).`);
  if (answer.kind === 'denied')
    return notChecked(whyNoAnswer('denied', 's3:GetBucketObjectLockConfiguration'));
  if (answer.kind === 'answer' && answer.value.ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled') {
    return warn(
      'The bucket has object lock, but no default retention, so nothing is locked.',
      'Set a default retention of at least retention-days in GOVERNANCE or COMPLIANCE mode.',
    );
  }
  return ok('None; what a stolen key could do is judged by itself.');
}
