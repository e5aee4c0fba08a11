import { ImageId } from '@drydock/kernel';
import { z } from 'zod';
import { CliError } from '../cli-error.ts';
import type { ImageCandidate, LegacyImage } from './archive-image.ts';
import { parseJson, readJson } from './read-json.ts';
import type { TarArchive } from './tar-archive.ts';

const repositories = z.record(z.string(), z.record(z.string(), z.string()));
const image = z.looseObject({ id: z.string(), parent: z.string().nullish() });

async function loadChain(archive: TarArchive, topId: string): Promise<LegacyImage> {
  const images: LegacyImage['images'][number][] = [];
  const seen = new Set<string>();
  for (let id: string | undefined = topId; id !== undefined;) {
    if (!ImageId.is(id) || seen.has(id))
      throw new CliError('badArchive', `the archive's chain of images is broken at ${id}`);
    seen.add(id);
    const json = await archive.readFile(`${id}/json`);
    const layer = archive.findFile(`${id}/layer.tar`);
    if (!layer) throw new CliError('badArchive', `the archive has no layer of image ${id}`);
    const parsed: z.infer<typeof image> = parseJson(json, `${id}/json`, image);
    if (parsed.id !== id) throw new CliError('badArchive', `${id}/json is not that image's JSON`);
    images.unshift({ id, json, layer });
    id = parsed.parent ? parsed.parent : undefined;
  }
  return { kind: 'legacy', images };
}

/** Saved by id, an archive has no `repositories`: the images that no other one stands on are what was saved. */
async function topIds(archive: TarArchive): Promise<readonly string[]> {
  const ids = archive.names.flatMap((name) =>
    name.endsWith('/json') ? [name.slice(0, -'/json'.length)] : [],
  );
  const parents = new Set<string>();
  for (const id of ids) {
    const { parent } = await readJson(archive, `${id}/json`, image);
    if (parent) parents.add(parent);
  }
  return ids.filter((id) => !parents.has(id));
}

/** The layout of engines 0.6 to 1.9: `repositories`, and `<id>/json`, `<id>/layer.tar`, `<id>/VERSION` for each image. */
export async function readLegacyLayout(archive: TarArchive): Promise<readonly ImageCandidate[]> {
  const tagsOf = new Map<string, string[]>();
  if (archive.findFile('repositories')) {
    for (const [name, tags] of Object.entries(await readJson(archive, 'repositories', repositories))) {
      for (const [tag, id] of Object.entries(tags))
        tagsOf.set(id, [...(tagsOf.get(id) ?? []), `${name}:${tag}`]);
    }
  }
  const ids = tagsOf.size > 0 ? [...tagsOf.keys()] : await topIds(archive);
  return ids.map((id) => ({ id, tags: tagsOf.get(id) ?? [], load: () => loadChain(archive, id) }));
}
