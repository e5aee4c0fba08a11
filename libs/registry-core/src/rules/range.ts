import type { ByteRange } from '../ports/blob-store.ts';

export type RangeAnswer =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly range: ByteRange }
  /** 416 with an empty body: an engine whose last byte had arrived takes it for the end of the file (protocol 7.3). */
  | { readonly kind: 'unsatisfiable' };

const whole: RangeAnswer = { kind: 'whole' };

/**
 * @param header the `Range` header; doubled by redirecting engines as `bytes=a-b, bytes=a-b`, which counts as one. The end may lie one past
 * the last byte and is clipped. Several ranges, other units and garbage give the whole body (RFC 9110, 14.2).
 */
export function parseRange(header: string | undefined, sizeBytes: number): RangeAnswer {
  if (header === undefined) return whole;
  const parts = [...new Set(header.split(',').map((part) => part.trim()))];
  const match = parts.length === 1 ? /^bytes\s*=\s*(\d*)-(\d*)$/i.exec(parts[0] ?? '') : null;
  if (!match) return whole;
  const [, first = '', last = ''] = match;
  if (first === '') {
    if (last === '') return whole;
    const suffix = Math.min(Number(last), sizeBytes);
    if (suffix === 0) return { kind: 'unsatisfiable' };
    return { kind: 'part', range: { start: sizeBytes - suffix, end: sizeBytes - 1 } };
  }
  const start = Number(first);
  const end = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (start >= sizeBytes) return { kind: 'unsatisfiable' };
  if (last !== '' && Number(last) < start) return whole;
  return { kind: 'part', range: { start, end } };
}
