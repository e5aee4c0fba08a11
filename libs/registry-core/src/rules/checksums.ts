import { AppError } from '@drydock/kernel';

export interface SuppliedChecksums {
  /** `X-Docker-Checksum`: `tarsum+sha256:…`, or `sha256:…` for the payload's. */
  readonly checksum: string | undefined;
  /** `X-Docker-Checksum-Payload`. Wrong in engines 0.9.x, which send a right tarsum beside it. */
  readonly payload: string | undefined;
}

export interface LayerSums {
  readonly payloadChecksum: string;
  readonly tarsums: readonly string[];
}

const clean = (value: string | undefined): string => (value ?? '').trim().toLowerCase();

/** @throws AppError `checksum_missing` when none was given. */
export function readSupplied(supplied: SuppliedChecksums): SuppliedChecksums {
  const [checksum, payload] = [clean(supplied.checksum), clean(supplied.payload)];
  if (checksum === '' && payload === '') throw new AppError('checksum_missing');
  return { checksum: checksum === '' ? undefined : checksum, payload: payload === '' ? undefined : payload };
}

/** Any value that matches one of its kind is enough (protocol 8.4). */
export function matchesAny(supplied: SuppliedChecksums, sums: LayerSums): boolean {
  if (supplied.payload === sums.payloadChecksum) return true;
  const { checksum } = supplied;
  return checksum !== undefined && (checksum === sums.payloadChecksum || sums.tarsums.includes(checksum));
}

/** A checksum that may come before its layer and is then waited for. */
export const pendingOf = (supplied: SuppliedChecksums): string | undefined =>
  supplied.checksum?.startsWith('tarsum') ? supplied.checksum : undefined;
