import { open, rename, rm } from 'node:fs/promises';
import { configOfLegacy } from '../chain/config-of-legacy.ts';
import type { ImageConfig } from '../chain/image-config.ts';
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

const emptyDiffId = 'sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';

/** The layers that the config lists: all, but the empty tar that stands for the layer of an image without any. */
function listedLayers(
  config: ImageConfig,
  layers: readonly RemoteLayer[],
  diffIds: readonly string[],
): readonly RemoteLayer[] {
  const isWithoutLayers = config.diffIds.length === 0 && diffIds.length === 1 && diffIds[0] === emptyDiffId;
  const listed = isWithoutLayers ? [] : layers;
  const isAsListed =
    listed.length === config.diffIds.length && listed.every((_, at) => config.diffIds[at] === diffIds[at]);
  if (!isAsListed) throw new CliError('corrupt', "the layers are not those that the image's config lists");
  return listed;
}

/**
 * Writes both layouts that `docker save` had into one archive, as engines 1.10 to 17.05 did, so that `docker load` of any engine
 * takes it. The file appears under its name only when it is whole.
 * @returns the id of the image's config. @throws CliError `corrupt`, `failed`
 */
export async function writeArchive(
  layers: readonly RemoteLayer[],
  options: WriteArchiveOptions,
): Promise<string> {
  const top = layers.at(-1);
  if (!top) throw new CliError('failed', 'the image has no layers');
  const { output, draft, name, tag, signal } = options;
  const restored = restoreConfig(top.id, top.json);
  const file = await open(draft, 'w', 0o644).catch((error: unknown) => {
    throw new CliError('failed', `cannot write ${draft}`, { cause: error });
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
    const config =
      restored ??
      configOfLegacy(
        layers.map(({ json }) => json),
        diffIds,
      );
    const listed = listedLayers(config, layers, diffIds);
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
    return config.id;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
}
