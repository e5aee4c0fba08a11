import type { BlobStore, BlobUpload } from '@drydock/registry-core';
import { meterCalls, type CallMeter } from '@drydock/observability';

/** Counts bytes as they are handed on, and the upload until it ends. */
function meterUpload(upload: BlobUpload, meter: CallMeter): BlobUpload {
  let isOpen = true;
  meter.addUploadsInFlight(1);
  const end = (): void => {
    if (isOpen) meter.addUploadsInFlight(-1);
    isOpen = false;
  };
  const { commit, abort } = meterCalls(
    { commit: () => upload.commit(), abort: () => upload.abort() },
    { observe: (call, durationMs, code) => meter.observe(`upload.${call}`, durationMs, code) },
  );
  return {
    get uploadId() {
      return upload.uploadId;
    },
    write(chunk) {
      meter.addWrittenBytes(chunk.length);
      return upload.write(chunk);
    },
    async commit() {
      const committed = await commit();
      end();
      return committed;
    },
    async abort() {
      await abort();
      end();
    },
  };
}

/** The same store, its calls, uploads and bytes counted. */
export function meterBlobStore(blobStore: BlobStore, meter: CallMeter): BlobStore {
  const metered = meterCalls(blobStore, meter);
  return {
    ...metered,
    startUpload: async (key, options) => meterUpload(await metered.startUpload(key, options), meter),
  };
}
