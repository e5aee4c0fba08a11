import { z } from 'zod';
import type { ImageCandidate } from './archive-image.ts';
import { loadConfigImage } from './config-image.ts';
import { readJson } from './read-json.ts';
import type { TarArchive } from './tar-archive.ts';

const manifest = z.array(
  z.looseObject({
    Config: z.string(),
    RepoTags: z
      .array(z.string())
      .nullish()
      .transform((tags) => tags ?? []),
    Layers: z
      .array(z.string())
      .nullish()
      .transform((layers) => layers ?? []),
  }),
);

/** `manifest.json`, as engines from 1.10 on write it, whether the layers lie in `<id>/layer.tar` or in `blobs/`. */
export async function readManifestLayout(archive: TarArchive): Promise<readonly ImageCandidate[]> {
  const images = await readJson(archive, 'manifest.json', manifest);
  return images.map(({ Config: config, Layers: layers, RepoTags: tags }) => ({
    id: config,
    tags,
    load: () => loadConfigImage(archive, { config, layers }),
  }));
}
