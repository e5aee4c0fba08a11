const mebibyte = 1024 * 1024;
const partsOfOneSize = 1_000;
const firstPartBytes = 8 * mebibyte;
const largestPartBytes = 2_048 * mebibyte;

/** S3's limits. */
export const maxParts = 10_000;
export const maxObjectBytes = 5 * 1024 ** 4;

/**
 * The size of a part by its number, from 1. The size of a stream is not known at its start, so parts begin small and double after each
 * thousand: 8 MiB up to 8 GB of object, and the largest object that S3 takes within its ten thousand parts.
 */
export function partBytes(partNumber: number): number {
  const doublings = Math.floor((partNumber - 1) / partsOfOneSize);
  return Math.min(largestPartBytes, firstPartBytes * 2 ** doublings);
}
