import { BackupError, type ErrorDetails } from '../../core/errors.js';
import { failureOf, isTransient, type S3Failure } from './s3-failure.js';

/** What an error message may name; nothing in it is secret. */
export interface S3Place {
  readonly bucket: string;
  readonly region: string;
  /** For messages: the custom endpoint, or Amazon's. */
  readonly endpoint: string;
}

interface Explanation extends Omit<ErrorDetails, 'cause'> {
  readonly message: string;
}

type Explain = (failure: S3Failure, place: S3Place) => Explanation;

/**
 * Turns what the client threw while doing `what` ("list the backups") into an error a user can act on.
 * Anything that is no answer of the store and no trouble of the network comes back as it is: a bug.
 */
export function explainS3Error(what: string, error: unknown, place: S3Place): unknown {
  if (error instanceof BackupError) return error;
  const failure = failureOf(error);
  const explain = explanationFor(failure, error);
  if (!explain) return error;
  const { message, ...details } = explain(failure, place);
  return new BackupError('store', `Could not ${what}: ${message}`, { ...details, cause: error });
}

function explanationFor(failure: S3Failure, error: unknown): Explain | undefined {
  const { name, status } = failure;
  const named = BY_NAME.find(([pattern]) => pattern.test(name));
  if (named) return named[1];
  if (failure.isNetwork) return unreachable;
  if (/Deserialization error|XML parse error/.test(failure.message)) return notS3;
  if (status === 301 || status === 307) return wrongRegion;
  if (status === 401 || status === 403) return accessDenied;
  if (status === 404) return notFound;
  if (status === 507) return full;
  if (status === 429 || (isTransient(error) && status === 503)) return throttled;
  return status === undefined && !('$fault' in failure.fields) ? undefined : failed;
}

const notFound: Explain = () => ({
  message: 'there is no such object in the store',
  code: 'NOT_FOUND',
  nextStep: 'List the backups and choose one of them.',
});

const bucketMissing: Explain = (_, { bucket, endpoint }) => ({
  message: `bucket "${bucket}" does not exist at ${endpoint}`,
  code: 'BUCKET_MISSING',
  setting: 'destination',
  nextStep: 'Correct the bucket name in destination, or create the bucket (with versioning) first.',
});

const credentials: Explain = ({ name, message }) => ({
  message:
    name === 'CredentialsProviderError'
      ? `no usable AWS credentials were found (${message})`
      : `the store does not accept the credentials (${withMessage(name, message)})`,
  code: 'STORE_CREDENTIALS',
  nextStep:
    'Give valid credentials: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN with temporary ones), a profile, or OIDC.',
});

const accessDenied: Explain = ({ name, message }, { bucket }) => ({
  message: `access to bucket "${bucket}" is denied (${withMessage(name, message)})`,
  code: 'STORE_ACCESS_DENIED',
  setting: 'destination',
  nextStep:
    'Grant this identity s3:ListBucket, s3:GetObject, s3:PutObject, s3:DeleteObject, s3:AbortMultipartUpload and s3:ListBucketMultipartUploads on the bucket (and kms:GenerateDataKey, kms:Decrypt with a KMS key); doctor tells which of them are missing.',
});

const wrongRegion: Explain = ({ headers, fields, message }, { bucket, region }) => {
  const right = headers['x-amz-bucket-region'] ?? textField(fields, 'Region') ?? regionIn(message);
  return {
    message: `bucket "${bucket}" is not in region "${region}"${right ? `, it is in "${right}"` : ''}`,
    code: 'STORE_WRONG_REGION',
    setting: 's3-region',
    nextStep: right ? `Set s3-region to ${right}.` : "Set s3-region to the bucket's region.",
  };
};

const clockSkew: Explain = ({ headers, fields }) => {
  const ours = textField(fields, 'RequestTime') ?? 'unknown';
  const theirs = textField(fields, 'ServerTime') ?? headers.date ?? 'unknown';
  return {
    message: `the clock of this machine (${ours}) differs too much from the store's (${theirs})`,
    code: 'CLOCK_SKEW',
    nextStep: 'Set the clock of this machine (NTP) and run again.',
  };
};

const unreachable: Explain = ({ name, message }, { endpoint }) => ({
  message: `the store at ${endpoint} cannot be reached (${withMessage(name, message)})`,
  code: 'STORE_UNREACHABLE',
  setting: 's3-endpoint',
  nextStep:
    'Check s3-endpoint, its certificate, the network and the firewall between this machine and the store.',
});

const notS3: Explain = (_, { endpoint }) => ({
  message: `what answers at ${endpoint} does not speak S3`,
  code: 'STORE_NOT_S3',
  setting: 's3-endpoint',
  nextStep: "Set s3-endpoint to the store's S3 API, which often has another port or host than its console.",
});

const full: Explain = ({ name, message }) => ({
  message: `the store has no room left (${withMessage(name, message)})`,
  code: 'STORE_FULL',
  setting: 'destination',
  nextStep: 'Free space or raise the quota of the store.',
});

const throttled: Explain = ({ name, message }) => ({
  message: `the store kept refusing for being busy (${withMessage(name, message)})`,
  code: 'STORE_THROTTLED',
  nextStep: 'Run again later, or ask the operator of the store about its request limits.',
});

const storageClass: Explain = () => ({
  message: 'the store does not know this storage class',
  code: 'STORE_STORAGE_CLASS',
  setting: 's3-storage-class',
  nextStep: 'Set s3-storage-class to a class the store has, or leave it out.',
});

const kmsKey: Explain = ({ name, message }) => ({
  message: `the KMS key cannot be used (${withMessage(name, message)})`,
  code: 'STORE_KMS_KEY',
  setting: 's3-sse-kms-key-id',
  nextStep: 'Set s3-sse-kms-key-id to an enabled key that this identity may use.',
});

const inGlacier: Explain = () => ({
  message: 'the object lies in an archive class and has to be restored there first',
  code: 'OBJECT_ARCHIVED',
  setting: 's3-storage-class',
  nextStep: 'Restore the object from its archive class (aws s3api restore-object), wait, and run again.',
});

const failed: Explain = ({ name, status, message }) => ({
  message: `the store answered ${status ?? 'nothing'} (${withMessage(name, message)})`,
  code: 'STORE_FAILED',
  nextStep: 'See the cause; run again when the store is well.',
});

const BY_NAME: readonly (readonly [RegExp, Explain])[] = [
  [/^NoSuchBucket$/, bucketMissing],
  [/^(NoSuchKey|NoSuchVersion|NotFound)$/, notFound],
  [
    /^(CredentialsProviderError|TokenProviderError|ExpiredToken(Exception)?|TokenRefreshRequired)$/,
    credentials,
  ],
  [/^(InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken|InvalidClientTokenId)$/, credentials],
  [/^(UnrecognizedClientException|InvalidIdentityToken(Exception)?)$/, credentials],
  // A profile or web identity token names a file that is not there.
  [/^ENOENT$/, credentials],
  [/^(AccessDenied|AllAccessDisabled|AccountProblem)$/, accessDenied],
  [/^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)$/, wrongRegion],
  [/^(RequestTimeTooSkewed|RequestExpired|RequestInTheFuture)$/, clockSkew],
  [/^InvalidStorageClass$/, storageClass],
  [/^KMS\./, kmsKey],
  [/^InvalidObjectState$/, inGlacier],
  [/^(XMinioStorageFull|XMinioAdminBucketQuotaExceeded|QuotaExceeded|ServiceQuotaExceededException)$/, full],
  [/^(StorageQuotaExceeded|InsufficientCapacity|InsufficientStorage|NotEnoughSpace)$/, full],
  [/^(SlowDown.*|Throttling.*|TooManyRequests.*|RequestLimitExceeded|BandwidthLimitExceeded)$/, throttled],
  [/^(EPROTO|HPE_.*|ERR_SSL_.*|ERR_TLS_.*|CERT_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|UNABLE_TO_.*)$/, unreachable],
];

function withMessage(name: string, message: string): string {
  return message === '' || message === 'UnknownError' || message === name ? name : `${name}: ${message}`;
}

function textField(fields: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = fields[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'". */
function regionIn(message: string): string | undefined {
  return /expecting '([a-z0-9-]+)'/.exec(message)?.[1];
}
