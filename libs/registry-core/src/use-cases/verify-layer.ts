import { createHash, type Hash } from 'node:crypto';
import { AppError, Digest } from '@drydock/kernel';
import { createLayerInspector, type LayerFacts } from '@drydock/layer-archive';
import type { BlobStore } from '../ports/blob-store.ts';
import type { BlobState, ImageWithoutSums, VerificationStore } from '../ports/verification-store.ts';
import { toRecordedFiles } from '../rules/recorded-files.ts';
import { allTarsums, tarSumVersions } from '../rules/tarsums.ts';
import type { Pace } from './pacer.ts';

export interface VerifyLayerDeps {
  readonly store: VerificationStore;
  readonly blobStore: BlobStore;
  /** What unpacking one layer may cost. */
  readonly maxUnpackedBytes: number;
  /** Hears of each verdict that is not good. Must not throw. */
  onFailure?(failure: {
    readonly digest: string;
    readonly storageKey: string;
    readonly state: Exclude<BlobState, 'available'>;
  }): void;
}

interface Look {
  readonly isSame: boolean;
  readonly facts: LayerFacts;
  readonly payloadChecksums: readonly (string | undefined)[];
}

/** Each image's payload checksum hashes the whole layer: more of them are done when the layer is read again. */
const maxImagesAtOnce = 16;

/**
 * Reads a stored object back. Only sha256 and size decide that it is corrupt, after a second full read; what the tar holds is recorded
 * and decides nothing. A read that is cut off is no verdict: it throws, and the job comes again.
 * @returns the verdict, undefined when the blob is gone or another object's by now
 */
export function createVerifyLayer({ store, blobStore, maxUnpackedBytes, onFailure }: VerifyLayerDeps) {
  return async (
    { digest, storageKey }: { readonly digest: string; readonly storageKey: string },
    signal: AbortSignal,
    pace?: Pace,
  ): Promise<BlobState | undefined> => {
    const blob = await store.findBlob(digest);
    if (blob?.storageKey !== storageKey) return undefined;
    const images = await store.listImagesWithoutSums(digest, maxImagesAtOnce);

    const look = async (): Promise<Look> => {
      const { body } = await blobStore.read(storageKey, { signal });
      const hash = createHash('sha256');
      const payloads = images.map((image) => payloadHash(image));
      const inspector = createLayerInspector({
        listFiles: true,
        diffId: true,
        tarSums: images.length > 0 ? tarSumVersions : [],
        maxUnpackedBytes,
      });
      let sizeBytes = 0;
      const chunks: AsyncIterable<Buffer> = body;
      for await (const chunk of chunks) {
        hash.update(chunk);
        for (const payload of payloads) payload?.update(chunk);
        sizeBytes += chunk.length;
        await inspector.write(chunk);
        await pace?.(chunk.length, signal);
      }
      const isSame = `sha256:${hash.digest('hex')}` === digest && sizeBytes === blob.sizeBytes;
      const payloadChecksums = payloads.map((payload) => payload && `sha256:${payload.digest('hex')}`);
      return { isSame, facts: await inspector.end(), payloadChecksums };
    };
    const fail = async (state: Exclude<BlobState, 'available'>): Promise<BlobState> => {
      await store.saveVerdict({ digest, storageKey, state });
      onFailure?.({ digest, storageKey, state });
      return state;
    };

    let seen: Look;
    try {
      seen = await look();
      if (!seen.isSame) seen = await look();
    } catch (error) {
      if (!AppError.is(error, 'blob_missing')) throw error;
      return fail('missing');
    }
    if (!seen.isSame) return fail('corrupt');
    const { facts } = seen;
    for (const [at, image] of images.entries()) {
      await store.saveSums({
        repositoryId: image.repositoryId,
        imageId: image.imageId,
        jsonRevision: image.jsonRevision,
        digest: Digest.parse(digest),
        payloadChecksum: seen.payloadChecksums[at],
        tarsums: allTarsums(facts, image.json),
      });
    }
    const { compression, isReadable, problem, end, entries, whiteouts, unpackedBytes, isFileListCut } = facts;
    await store.saveVerdict({
      digest,
      storageKey,
      state: 'available',
      diffId: facts.diffId,
      facts: { compression, isReadable, problem, end, entries, whiteouts, unpackedBytes, isFileListCut },
      files: toRecordedFiles(facts),
    });
    return 'available';
  };
}

/** Protocol 8.2. */
const payloadHash = (image: ImageWithoutSums): Hash | undefined =>
  image.hasPayloadChecksum ? undefined : createHash('sha256').update(image.json).update('\n');

export type VerifyLayer = ReturnType<typeof createVerifyLayer>;
