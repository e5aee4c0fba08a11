import { createHash } from 'node:crypto';
import type { GatewayComponents } from '@drydock/api-contracts';
import type { ByteSource, TarArchive } from '../archive/tar-archive.ts';
import { answered, type Api } from '../http/api-client.ts';
import { layerForms, type LayerForm } from './layer-forms.ts';

export type FailedBlob = GatewayComponents['schemas']['FailedBlob'];

async function digestOf(form: LayerForm, signal: AbortSignal): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of form(signal)) hash.update(chunk);
  } catch (error) {
    signal.throwIfAborted();
    // A file that only looks packed.
    if (error instanceof Error) return undefined;
    throw error;
  }
  return `sha256:${hash.digest('hex')}`;
}

const isMetadata = (name: string): boolean =>
  /(?:\.json|\/json|\/VERSION|^repositories|^oci-layout)$/.test(name);

export interface Repaired {
  /** Digests. */
  readonly healed: readonly string[];
  /** Digests of layers whose content the archive has, in other bytes than were stored. */
  readonly packedDifferently: readonly string[];
}

/**
 * Sends each failed blob whose exact bytes the archive holds, in one of the forms in which they may have been stored.
 * @throws CliError `notFound` when the registry knows such a blob no more
 */
export async function repairFromArchive({
  api,
  archive,
  failed,
  signal,
}: {
  readonly api: Api;
  readonly archive: TarArchive;
  readonly failed: readonly FailedBlob[];
  readonly signal: AbortSignal;
}): Promise<Repaired> {
  const wanted = new Set(failed.map(({ digest }) => digest));
  const healed: string[] = [];
  const contents = new Set<string>();
  const heal = async (source: ByteSource): Promise<void> => {
    const { plain, all } = await layerForms(source);
    for (const form of all) {
      const digest = await digestOf(form, signal);
      if (form === plain && digest !== undefined) contents.add(digest);
      if (digest === undefined || !wanted.delete(digest)) continue;
      const result = await api.putBytes(`/api/verify/blobs/${encodeURIComponent(digest)}`, form(signal));
      answered(api, `healing ${digest}`, result);
      healed.push(digest);
    }
  };
  for (const name of archive.names) {
    if (wanted.size === 0) break;
    const source = archive.findFile(name);
    if (source && source.sizeBytes > 0 && !isMetadata(name)) await heal(source);
  }
  const packedDifferently = failed
    .filter(({ digest, diffId }) => wanted.has(digest) && diffId !== null && contents.has(diffId))
    .map(({ digest }) => digest);
  return { healed, packedDifferently };
}
