import type { S3BlobStore } from '@drydock/blob-store';
import type { LayerRedirects } from './http/registry-deps.ts';

/**
 * Says at the start when clients that are to be sent to the store would be left standing. From here alone: a network that only clients
 * are in can't be tried. Never throws; nobody waits for it.
 */
export async function checkRedirects(
  store: Partial<Pick<S3BlobStore, 'checkPublicEndpoint'>>,
  { hasNetworks }: Pick<LayerRedirects, 'hasNetworks'>,
  log: { warn(fields: object, message: string): void },
): Promise<void> {
  if (!store.checkPublicEndpoint) {
    log.warn({}, 'layers are files here, so no client is redirected; DRYDOCK_LAYER_DELIVERY has no effect');
    return;
  }
  if (!hasNetworks) {
    log.warn({}, 'no client is redirected: DRYDOCK_REDIRECT_NETWORKS names nobody who reaches the store');
    return;
  }
  try {
    await store.checkPublicEndpoint();
  } catch (error) {
    log.warn(
      { reason: error instanceof Error ? error.message : String(error) },
      'the object store is not reached by DRYDOCK_S3_PUBLIC_ENDPOINT from here; if clients do not reach it either, their pulls fail: set DRYDOCK_LAYER_DELIVERY=stream or take them out of DRYDOCK_REDIRECT_NETWORKS',
    );
  }
}
