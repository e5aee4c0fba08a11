import { currentScope, endWith, traceCalls, type Span, type Tracer } from '@drydock/observability';
import type { BlobStore, BlobUpload } from '@drydock/registry-core';

export interface TracedBlobStore {
  /** Undefined: no traces, and the store is left as it is. */
  readonly tracer: Tracer | undefined;
  readonly kind: 's3' | 'filesystem';
}

/** One span from the begin of an upload to its end, not one for each chunk. */
function traceUpload(upload: BlobUpload, span: Span): BlobUpload {
  let sizeBytes = 0;
  let isOpen = true;
  const end = <T>(how: 'commit' | 'abort', ending: Promise<T>): Promise<T> => {
    if (!isOpen) return ending;
    isOpen = false;
    span.setAttributes({ 'drydock.upload.bytes': sizeBytes, 'drydock.upload.end': how });
    return endWith(span, ending);
  };
  return {
    get uploadId() {
      return upload.uploadId;
    },
    write(chunk) {
      sizeBytes += chunk.length;
      return upload.write(chunk);
    },
    commit: () => end('commit', upload.commit()),
    abort: () => end('abort', upload.abort()),
  };
}

/** The same store, with a span for each call that is made for a request or a job. */
export function traceBlobStore(blobStore: BlobStore, { tracer, kind }: TracedBlobStore): BlobStore {
  if (tracer === undefined) return blobStore;
  const attributes = { 'drydock.blob_store': kind };
  const traced = traceCalls(blobStore, { tracer, name: 'blobs', attributes });
  return {
    ...traced,
    async startUpload(key, options) {
      const span = currentScope()?.span?.child({ name: 'blobs.upload', kind: 'client', attributes });
      const starting = blobStore.startUpload(key, options);
      if (!span) return starting;
      try {
        return traceUpload(await starting, span);
      } catch (error) {
        await endWith(span, starting).catch(() => undefined);
        throw error;
      }
    },
  };
}
