import { AppError, Digest } from '@drydock/kernel';
import { describe, expect, it } from 'vitest';
import type { BlobStore } from '../ports/blob-store.ts';
import { createOpenLayer } from './open-layer.ts';
import type { CompleteImage } from './read-image.ts';

const image = {
  blob: { digest: Digest.fromHex('a'.repeat(64)), storageKey: 'blobs/aa/bb', sizeBytes: 4 },
} as CompleteImage;
const notExpected = () => Promise.reject(new AppError('internal'));

/** A store that answers nothing until the reader gives up. */
const silent = {
  lend: (_key: string, options?: { readonly signal?: AbortSignal }) =>
    new Promise<never>((_resolve, reject) => {
      options?.signal?.addEventListener('abort', () => {
        reject(options.signal?.reason as Error);
      });
    }),
} as Pick<BlobStore, 'lend'> as BlobStore;

const deps = { blobStore: silent, queue: { enqueue: notExpected }, verifyLayer: notExpected };

describe('open layer', () => {
  it('reads back once, for all who ask, what nobody has compared with its digest, and nothing else', async () => {
    const unread = { blob: { ...image.blob, isUnread: true } } as CompleteImage;
    let reads = 0;
    const openLayer = createOpenLayer({
      ...deps,
      verifyLayer: () => {
        reads += 1;
        return Promise.resolve(reads === 1 ? 'available' : 'corrupt');
      },
      maxReadMs: 60_000,
    });
    await openLayer.assertRead(image);
    expect(reads).toBe(0);
    await Promise.all([openLayer.assertRead(unread), openLayer.assertRead(unread)]);
    expect(reads).toBe(1);
    await expect(openLayer.assertRead(unread)).rejects.toMatchObject({ code: 'layer_broken' });
  });

  it('says that the store took too long when the longest read ends before its first byte', async () => {
    const openLayer = createOpenLayer({ ...deps, maxReadMs: 1 });
    const read = openLayer.read(image, { kind: 'whole' }, new AbortController().signal);
    await expect(read).rejects.toMatchObject({ code: 'gateway_timeout' });
  });

  it('leaves it as it is when the client went away', async () => {
    const openLayer = createOpenLayer({ ...deps, maxReadMs: 60_000 });
    const gone = new AbortController();
    const read = openLayer.read(image, { kind: 'whole' }, gone.signal);
    const why = new Error('went away');
    gone.abort(why);
    await expect(read).rejects.toBe(why);
  });
});
