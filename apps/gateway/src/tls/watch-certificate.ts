import { unwatchFile, watchFile } from 'node:fs';
import type { Server } from 'node:tls';
import type { Logger } from '@drydock/observability';
import { readTlsOptions, type TlsSettings } from './tls-options.ts';

/**
 * Takes up a renewed certificate: connections made from then on get it, others keep theirs. Polls, because Kubernetes and
 * certificate tools exchange files in ways of which watchers do not hear. A pair that does not fit together (yet) is left
 * alone, and looked at again with the next change. @returns how to stop.
 */
export function watchCertificate(
  server: Server,
  settings: TlsSettings,
  options: { readonly log: Logger; readonly everyMs?: number },
): () => void {
  const { log, everyMs = 2_000 } = options;
  const files = [settings.certFile, settings.keyFile];
  const take = (): void => {
    try {
      server.setSecureContext(readTlsOptions(settings));
      log.info({ files }, 'certificate taken up');
    } catch (error) {
      log.warn({ files, err: error }, 'changed certificate does not do, the old one stays');
    }
  };
  for (const file of files) watchFile(file, { interval: everyMs, persistent: false }, take);
  return () => {
    for (const file of files) unwatchFile(file, take);
  };
}
