import { Readable } from 'node:stream';
import type { ArchiveImage, ConfigImage } from '../archive/archive-image.ts';
import type { ByteSource } from '../archive/tar-archive.ts';
import { chainIds, hexOf } from './chain-id.ts';
import { dependencyJson, topJson } from './v1-json.ts';

/** One image of the chain that is pushed. */
export interface V1Image {
  readonly id: string;
  readonly json: Buffer;
  readonly layer: ByteSource;
  /** What the unpacked layer has to be, when the archive says so. */
  readonly diffId: string | undefined;
}

/** The layer of an image that has none: a tar of nothing, as the engines send it. */
const emptyTar = Buffer.alloc(1024);
const emptyLayer: ByteSource = {
  sizeBytes: emptyTar.length,
  open: () => Readable.from([emptyTar]),
  readHead: (bytes) => Promise.resolve(emptyTar.subarray(0, bytes)),
};

function chainOfConfig({ config, layers }: ConfigImage): readonly V1Image[] {
  const ids = chainIds(config.diffIds).map(hexOf);
  const dependencies = ids.slice(0, -1);
  const lower = dependencies.flatMap((id, at): V1Image[] => {
    const layer = layers[at];
    return layer
      ? [{ id, json: dependencyJson(id, dependencies[at - 1]), layer, diffId: config.diffIds[at] }]
      : [];
  });
  const top: V1Image = {
    id: config.id,
    json: topJson(config, dependencies.at(-1)),
    layer: layers.at(-1) ?? emptyLayer,
    diffId: config.diffIds.at(-1),
  };
  return [...lower, top];
}

/** The chain as it goes over the wire, root first. A config becomes the chain that engines 1.10 to 17.11 make of it. */
export function v1Chain(image: ArchiveImage): readonly V1Image[] {
  if (image.kind === 'config') return chainOfConfig(image);
  return image.images.map((one) => ({ ...one, diffId: undefined }));
}
