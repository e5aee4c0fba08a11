import { open, rename, rm } from 'node:fs/promises';
import { fileTrouble } from '../file-trouble.ts';
import { configOfLegacy } from '../chain/config-of-legacy.ts';
import type { ImageConfig } from '../chain/image-config.ts';
import { relistedConfig } from '../chain/relisted-config.ts';
import { restoreConfig } from '../chain/v1-json.ts';
import { CliError } from '../cli-error.ts';
import type { RemoteLayer } from './read-remote-image.ts';
import { createTarWriter } from './tar-writer.ts';
import { writeLayer } from './write-layer.ts';

export interface WriteArchiveOptions {
  readonly output: string;
  /** Where it is written until it is whole; on the same disk. */
  readonly draft: string;
  /** `HOST/ns/name`, as `docker load` is to call it. */
  readonly name: string;
  readonly tag: string;
  readonly layerPath: (layer: RemoteLayer) => string;
  readonly signal: AbortSignal;
  onLayer(layer: RemoteLayer): void;
}

export interface WrittenArchive {
  readonly configId: string;
  /** Whether the config is another than the one that was pushed, because lower layers are other bytes than it listed. */
  readonly isRelisted: boolean;
}

const emptyDiffId = 'sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';

interface Listing {
  readonly config: ImageConfig;
  /** All, but the empty tar that stands for the layer of an image without any. */
  readonly layers: readonly RemoteLayer[];
}

/**
 * What the config lists. An id below the topmost says what the layer was, not its bytes: an engine sends a tar that it has read as
 * its own code writes it, without the padding of GNU tar for one. Such a layer may have been there when the image was pushed, and
 * engines take it; so it is taken when the registry vouches for its bytes, under a config that lists it as it is.
 */
function listingOf(config: ImageConfig, layers: readonly RemoteLayer[], diffIds: readonly string[]): Listing {
  const isWithoutLayers = config.diffIds.length === 0 && diffIds.length === 1 && diffIds[0] === emptyDiffId;
  const listed = isWithoutLayers ? [] : layers;
  const others = listed.filter((_, at) => config.diffIds[at] !== diffIds[at]);
  const areTakeable = others.every((layer) => layer !== listed.at(-1) && layer.payloadSum !== undefined);
  if (listed.length !== config.diffIds.length || !areTakeable)
    throw new CliError('corrupt', "the layers are not those that the image's config lists");
  return { config: others.length === 0 ? config : relistedConfig(config, diffIds), layers: listed };
}

/**
 * Writes both layouts that `docker save` had into one archive, as engines 1.10 to 17.05 did, so that `docker load` of any engine
 * takes it. The file appears under its name only when it is whole.
 * @throws CliError `corrupt`, `failed`
 */
export async function writeArchive(
  layers: readonly RemoteLayer[],
  options: WriteArchiveOptions,
): Promise<WrittenArchive> {
  const top = layers.at(-1);
  if (!top) throw new CliError('failed', 'the image has no layers');
  const { output, draft, name, tag, signal } = options;
  const restored = restoreConfig(top.id, top.json);
  const file = await open(draft, 'w', 0o644).catch((error: unknown) => {
    throw new CliError('failed', `cannot write ${draft}: ${fileTrouble(error)}`, { cause: error });
  });
  try {
    const writer = createTarWriter(file);
    const diffIds: string[] = [];
    for (const layer of layers) {
      options.onLayer(layer);
      await writer.addDirectory(layer.id);
      await writer.addFile(`${layer.id}/VERSION`, Buffer.from('1.0'));
      await writer.addFile(`${layer.id}/json`, layer.json);
      const path = options.layerPath(layer);
      diffIds.push(await writeLayer(writer, layer, { path, fillsEmpty: restored === undefined, signal }));
    }
    const stated =
      restored ??
      configOfLegacy(
        layers.map(({ json }) => json),
        diffIds,
      );
    const { config, layers: listed } = listingOf(stated, layers, diffIds);
    await writer.addFile(`${config.id}.json`, config.bytes);
    const manifest = {
      Config: `${config.id}.json`,
      RepoTags: [`${name}:${tag}`],
      Layers: listed.map(({ id }) => `${id}/layer.tar`),
    };
    await writer.addFile('manifest.json', Buffer.from(JSON.stringify([manifest])));
    await writer.addFile('repositories', Buffer.from(JSON.stringify({ [name]: { [tag]: top.id } })));
    await writer.end();
    await file.sync();
    await file.close();
    await rename(draft, output);
    return { configId: config.id, isRelisted: config !== stated };
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
}
