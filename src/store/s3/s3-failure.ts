import { BackupError } from '../../core/errors.js';

/** What the store or the network said, in one shape; https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export interface S3Failure {
  /** The store's code such as `NoSuchKey`, the client's error name, or a network code such as `ECONNRESET`. */
  readonly name: string;
  readonly status: number | undefined;
  readonly message: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Further elements of the error body, such as `Region` or `ServerTime`. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly isNetwork: boolean;
}

/** Reads a raw client error, or the one behind a BackupError of the gateway. */
export function failureOf(error: unknown): S3Failure {
  if (error instanceof BackupError && error.cause !== undefined) return failureOf(error.cause);
  const fields = isRecord(error) ? error : {};
  const code = textOf(fields.code) ?? codeOfCause(fields.cause) ?? codeOfMany(fields.errors);
  const metadata = isRecord(fields.$metadata) ? fields.$metadata : {};
  const response = isRecord(fields.$response) ? fields.$response : {};
  const status = typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
  const name = textOf(fields.name) ?? 'Error';
  const isNetwork = status === undefined && (NETWORK_CODES.has(code ?? '') || name === 'TimeoutError');
  return {
    name: isNetwork || name === 'Error' ? (code ?? name) : name,
    status,
    message: textOf(fields.message) ?? '',
    headers: isRecord(response.headers) ? (response.headers as Record<string, string>) : {},
    fields,
    isNetwork,
  };
}

const NETWORK_CODES = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

const TRANSIENT_NAMES = new Set([
  'SlowDown',
  'SlowDownRead',
  'SlowDownWrite',
  'Throttling',
  'ThrottlingException',
  'RequestThrottled',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'BandwidthLimitExceeded',
  'RequestTimeout',
  'RequestTimeoutException',
  'InternalError',
  'ServiceUnavailable',
  'OperationAborted',
  'ConditionalRequestConflict',
  'IncompleteBody',
]);

/** Codes of a body whose bytes differ from the checksum that was sent with it. */
const DIGEST_NAMES = new Set([
  'BadDigest',
  'XAmzContentSHA256Mismatch',
  'InvalidDigest',
  'XAmzContentChecksumMismatch',
]);

/** Worth another call: throttling, trouble inside the store, and anything that happens to a connection. */
export function isTransient(error: unknown): boolean {
  const { name, status, isNetwork } = failureOf(error);
  if (isNetwork || TRANSIENT_NAMES.has(name)) return true;
  return (
    status === 408 ||
    status === 429 ||
    (status !== undefined && status >= 500 && status !== 501 && status !== 507)
  );
}

/** The store compared the content with our checksum and found a difference. */
export function isDigestRefusal(error: unknown): boolean {
  return DIGEST_NAMES.has(failureOf(error).name);
}

/** The store does not know a header of the request (or its value); nothing about rights or content. */
export function isUnsupported(error: unknown): boolean {
  const { name, status } = failureOf(error);
  if (status === 501 || name === 'NotImplemented') return true;
  return (
    status === 400 &&
    /^(InvalidArgument|InvalidRequest|UnsupportedHeader|InvalidHeader|BadRequest)$/.test(name)
  );
}

/** Nobody answers there at all, so that waiting longer is no use on the first contact. */
export function isRefusedContact(error: unknown): boolean {
  return /^(ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH)$/.test(failureOf(error).name);
}

function codeOfCause(cause: unknown): string | undefined {
  return isRecord(cause) ? textOf(cause.code) : undefined;
}

/** Node tries every address of a host and reports the failures together. */
function codeOfMany(errors: unknown): string | undefined {
  return Array.isArray(errors) ? codeOfCause(errors[0]) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
