import { AppError, isRecord } from '@drydock/kernel';
import type { AnnouncedImage } from '@drydock/hub-core';

const maxImages = 100_000;

/** `null` and `{}` count as no images; unknown members are left alone (protocol 3.6). @throws AppError `invalid_data` */
export function readImageList(body: unknown): readonly AnnouncedImage[] {
  if (body === null || (isRecord(body) && Object.keys(body).length === 0)) return [];
  if (!Array.isArray(body) || body.length > maxImages) throw new AppError('invalid_data');
  return body.map((entry: unknown) => {
    if (!isRecord(entry) || typeof entry['id'] !== 'string') throw new AppError('invalid_data');
    const checksum = entry['checksum'];
    return {
      id: entry['id'],
      checksum: typeof checksum === 'string' && checksum !== '' ? checksum.slice(0, 256) : undefined,
    };
  });
}
