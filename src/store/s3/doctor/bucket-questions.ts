import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketPolicyStatusCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { failureOf } from '../s3-failure.js';
import type { S3Gateway } from '../s3-gateway.js';

/** `none`: the store knows the question and nothing is configured. */
export type Answer<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'none' | 'unsupported' | 'denied' };

/** What is configured at a bucket; each question needs a right of its own, which many credentials lack. */
export function bucketQuestions(gateway: S3Gateway) {
  const { client, bucket: Bucket } = gateway;
  const ask = <T>(what: string, send: (http: { abortSignal: AbortSignal }) => Promise<T>) =>
    answerOf(() => gateway.call(`read ${what}`, send));
  return {
    versioning: () =>
      ask('the versioning of the bucket', (http) =>
        client.send(new GetBucketVersioningCommand({ Bucket }), http),
      ),
    lifecycle: () =>
      ask('the lifecycle rules', (http) =>
        client.send(new GetBucketLifecycleConfigurationCommand({ Bucket }), http),
      ),
    publicAccessBlock: () =>
      ask('the public access block', (http) =>
        client.send(new GetPublicAccessBlockCommand({ Bucket }), http),
      ),
    policyStatus: () =>
      ask('the status of the bucket policy', (http) =>
        client.send(new GetBucketPolicyStatusCommand({ Bucket }), http),
      ),
    acl: () =>
      ask('the access list of the bucket', (http) => client.send(new GetBucketAclCommand({ Bucket }), http)),
    encryption: () =>
      ask('the default encryption', (http) => client.send(new GetBucketEncryptionCommand({ Bucket }), http)),
    lock: () =>
      ask('the lock configuration', (http) =>
        client.send(new GetObjectLockConfigurationCommand({ Bucket }), http),
      ),
  };
}
export type BucketQuestions = ReturnType<typeof bucketQuestions>;

async function answerOf<T>(send: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: 'answer', value: await send() };
  } catch (error) {
    const { name, status } = failureOf(error);
    if (status === 403) return { kind: 'denied' };
    if (status === 501 || status === 405 || name === 'NotImplemented') return { kind: 'unsupported' };
    // NoSuchLifecycleConfiguration and its like; a bucket that is not there was found missing before.
    if (status === 404) return { kind: 'none' };
    if (status === 400 && /^(InvalidRequest|InvalidArgument|InvalidBucketState)$/.test(name))
      return { kind: 'unsupported' };
    throw error;
  }
}

/** Why a question has no answer, after "Not checked, because". */
export function whyNoAnswer(kind: 'none' | 'unsupported' | 'denied', right: string): string {
  if (kind === 'denied') return `these credentials may not ask (${right})`;
  return kind === 'none' ? 'nothing is configured' : 'the store does not know the question';
}
