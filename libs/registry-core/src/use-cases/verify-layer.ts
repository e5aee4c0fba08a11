import { createHash } from 'node:crypto';
import { AppError } from '@drydock/kernel';
import { createLayerInspector, type LayerFacts } from '@drydock/layer-archive';
import type { BlobStore } from '../ports/blob-store.ts';
import type { VerificationStore } from '../ports/verification-store.ts';
import { toRecordedFiles } from '../rules/recorded-files.ts';

export interface VerifyLayerDeps {
  readonly store: VerificationStore;
  readonly blobStore: BlobStore;
  /** What unpacking one layer may cost. */
  readonly maxUnpackedBytes: number;
}

interface Look {
  readonly isSame: boolean;
  readonly facts: LayerFacts;
}

/**
 * Reads a stored object back. Only sha256 and size decide that it is corrupt, after a second full read; what the tar holds is recorded
 * and decides nothing. A read that is cut off is no verdict: it throws, and the job comes again.
 */
export function createVerifyLayer({ store, blobStore, maxUnpackedBytes }: VerifyLayerDeps) {
  return async (
    { digest, storageKey }: { readonly digest: string; readonly storageKey: string },
    signal: AbortSignal,
  ): Promise<void> => {
    const blob = await store.findBlob(digest);
    if (blob?.storageKey !== storageKey) return;

    const look = async (): Promise<Look> => {
      const { body } = await blobStore.read(storageKey, { signal });
      const hash = createHash('sha256');
      const inspector = createLayerInspector({ listFiles: true, diffId: true, maxUnpackedBytes });
      let sizeBytes = 0;
      const chunks: AsyncIterable<Buffer> = body;
      for await (const chunk of chunks) {
        hash.update(chunk);
        sizeBytes += chunk.length;
        await inspector.write(chunk);
      }
      const isSame = `sha256:${hash.digest('hex')}` === digest && sizeBytes === blob.sizeBytes;
      return { isSame, facts: await inspector.end() };
    };

    let seen: Look;
    try {
      seen = await look();
      if (!seen.isSame) seen = await look();
    } catch (error) {
      if (!AppError.is(error, 'blob_missing')) throw error;
      await store.saveVerdict({ digest, storageKey, state: 'missing' });
      return;
    }
    if (!seen.isSame) {
      await store.saveVerdict({ digest, storageKey, state: 'corrupt' });
      return;
    }
    const { compression, isReadable, entries, whiteouts, unpackedBytes, diffId } = seen.facts;
    await store.saveVerdict({
      digest,
      storageKey,
      state: 'available',
      diffId,
      facts: { compression, isReadable, entries, whiteouts, unpackedBytes },
      files: toRecordedFiles(seen.facts),
    });
  };
}
