import { readImageConfig } from '../chain/image-config.ts';
import { CliError } from '../cli-error.ts';
import type { ConfigImage } from './archive-image.ts';
import type { TarArchive } from './tar-archive.ts';

export interface ConfigImageFiles {
  readonly config: string;
  readonly layers: readonly string[];
}

/** @throws CliError `badArchive` */
export async function loadConfigImage(archive: TarArchive, files: ConfigImageFiles): Promise<ConfigImage> {
  const config = readImageConfig(await archive.readFile(files.config));
  if (!config) throw new CliError('badArchive', `${files.config} is not the config of an image`);
  const stated = /([0-9a-f]{64})(?:\.json)?$/.exec(files.config)?.[1];
  if (stated !== undefined && stated !== config.id) {
    throw new CliError('badArchive', `${files.config} does not have the digest that it is named after`);
  }
  if (config.diffIds.length !== files.layers.length) {
    throw new CliError(
      'badArchive',
      `the image has ${String(files.layers.length)} layers and its config lists ${String(config.diffIds.length)}`,
    );
  }
  const layers = files.layers.map((name) => {
    const layer = archive.findFile(name);
    if (!layer) throw new CliError('badArchive', `the archive has no layer ${name}`);
    return layer;
  });
  return { kind: 'config', config, layers };
}
