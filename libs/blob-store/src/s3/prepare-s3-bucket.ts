import { AppError } from '@drydock/kernel';
import { codeOf } from '../translate-fs-error.ts';
import type { S3Bucket } from './s3-bucket.ts';
import { isPassing } from './translate-s3-error.ts';

const wordsByCode: Readonly<Record<string, string>> = {
  AccessDenied: 'the credentials may not use it, or it belongs to somebody else',
  Forbidden: 'the credentials may not use it, or it belongs to somebody else',
  InvalidAccessKeyId: 'the store does not know the access key',
  SignatureDoesNotMatch: 'the secret key does not fit the access key',
  RequestTimeTooSkewed: 'the clock of this machine and that of the store are too far apart',
  BucketAlreadyExists: 'it belongs to somebody else',
  InvalidBucketName: 'the store takes no bucket of this name',
  InvalidBucketNameError: 'this is no name for a bucket',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not of an authority known here',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not of an authority known here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not of an authority known here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is not of an authority known here',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
  EPROTO: 'it does not speak TLS there: should its address begin with http://?',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS there: should its address begin with http://?',
  PermanentRedirect: 'it lies in another region',
  MovedPermanently: 'it lies in another region',
  AuthorizationHeaderMalformed: 'it lies in another region',
};

const causeOf = (error: unknown): unknown =>
  error instanceof Error && error.cause !== undefined ? error.cause : error;

/** What went wrong before the store was even asked: the client hides it behind words of its own. */
function credentialsFault(error: unknown): AppError | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (AppError.is(at.cause, 'configuration_invalid', 'unavailable')) return at.cause;
  }
  return undefined;
}

/** Why the store, or its bucket, can't be used. */
export function wordsFor(error: unknown): string {
  const fault = credentialsFault(error);
  if (fault) return fault.message;
  const cause = causeOf(error);
  const code = codeOf(cause);
  const name = cause instanceof Error ? cause.name : '';
  return wordsByCode[code] ?? wordsByCode[name] ?? (code || 'the store gives no reason');
}

/** Nothing is known to be wrong with the bucket; nobody was there to ask. */
function isAway(error: unknown): boolean {
  if (!AppError.is(error)) return false;
  const fault = credentialsFault(error);
  if (fault) return fault.code === 'unavailable';
  const status = error.details['status'];
  const isPassingFault = isPassing(causeOf(error), typeof status === 'number' ? status : undefined);
  return error.code === 'gateway_timeout' || isPassingFault || codeOf(causeOf(error)) === 'ENOTFOUND';
}

const isRefusal = (error: unknown): boolean => {
  const code = codeOf(causeOf(error));
  return code === 'AccessDenied' || code === 'Forbidden';
};

/** The answer to a HEAD has no body that could say why; that to a listing has. */
async function explained({ client, bucket, call }: S3Bucket, refusal: unknown): Promise<unknown> {
  if (!isRefusal(refusal)) return refusal;
  return call(() => client.listObjectsV2Query(bucket, '', '', '', 1, '')).then(
    () => refusal,
    (error: unknown) => (isAway(error) ? refusal : error),
  );
}

/**
 * Makes the bucket where there is none. @throws AppError `configuration_invalid` with a word on what is wrong; `unavailable` when the store
 * can't be reached
 */
export async function prepareS3Bucket(store: S3Bucket): Promise<void> {
  const { client, bucket, region, call } = store;
  try {
    if (await call(() => client.bucketExists(bucket))) return;
    await call(() => client.makeBucket(bucket, region)).catch((error: unknown) => {
      // Another process made it at the same time.
      if (!(AppError.is(error) && codeOf(error.cause) === 'BucketAlreadyOwnedByYou')) throw error;
    });
  } catch (error) {
    if (isAway(error)) throw new AppError('unavailable', { cause: error });
    const cause = await explained(store, error);
    throw new AppError('configuration_invalid', {
      message: `The bucket ${bucket} cannot be used: ${wordsFor(cause)}`,
      cause,
    });
  }
}
