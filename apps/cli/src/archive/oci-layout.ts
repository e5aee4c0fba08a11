import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readImageConfig } from '../chain/image-config.ts';
import { CliError } from '../cli-error.ts';
import type { ArchiveImage, ImageCandidate } from './archive-image.ts';
import { loadConfigImage } from './config-image.ts';
import { isSamePlatform, platformText, type Platform } from './platform.ts';
import { parseJson, readJson } from './read-json.ts';
import type { TarArchive } from './tar-archive.ts';

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const descriptor = z.looseObject({
  digest,
  platform: z
    .looseObject({ os: z.string(), architecture: z.string(), variant: z.string().optional() })
    .optional(),
  annotations: z.record(z.string(), z.string()).nullish(),
});
const index = z.looseObject({ manifests: z.array(descriptor) });
const manifest = z.looseObject({ config: descriptor, layers: z.array(descriptor) });
const document = z.union([
  index.transform(({ manifests }) => ({ kind: 'index' as const, manifests })),
  manifest.transform(({ config, layers }) => ({ kind: 'manifest' as const, config, layers })),
]);

interface Variant {
  readonly digest: string;
  readonly platform: Platform | undefined;
  readonly config: string;
  readonly layers: readonly string[];
}

const maxDepth = 4;
const blobName = (of: string): string => `blobs/${of.replace(':', '/')}`;

async function readBlob<T>(archive: TarArchive, of: string, shape: z.ZodType<T>): Promise<T> {
  const bytes = await archive.readFile(blobName(of));
  if (`sha256:${createHash('sha256').update(bytes).digest('hex')}` !== of) {
    throw new CliError('badArchive', `${blobName(of)} does not have the digest that it is named after`);
  }
  return parseJson(bytes, blobName(of), shape);
}

const isAttestation = (found: z.infer<typeof descriptor>): boolean =>
  found.platform?.os === 'unknown' || found.annotations?.['vnd.docker.reference.type'] !== undefined;

/** Every image below a descriptor whose blobs are there: an index may list platforms that were not saved. */
async function variantsOf(
  archive: TarArchive,
  from: z.infer<typeof descriptor>,
  depth: number,
): Promise<readonly Variant[]> {
  if (isAttestation(from) || !archive.findFile(blobName(from.digest))) return [];
  if (depth > maxDepth) throw new CliError('badArchive', 'the indexes of the archive are nested too deep');
  const found = await readBlob(archive, from.digest, document);
  if (found.kind === 'index') {
    const nested: Variant[] = [];
    for (const below of found.manifests) nested.push(...(await variantsOf(archive, below, depth + 1)));
    return nested;
  }
  const layers = found.layers.map((layer) => blobName(layer.digest));
  const config = blobName(found.config.digest);
  if (![config, ...layers].every((name) => archive.findFile(name))) return [];
  const facts = readImageConfig(await archive.readFile(config));
  const os = from.platform?.os ?? facts?.os;
  const architecture = from.platform?.architecture ?? facts?.architecture;
  const platform =
    os !== undefined && architecture !== undefined
      ? { os, architecture, variant: from.platform?.variant ?? facts?.variant }
      : undefined;
  return [{ digest: from.digest, platform, config, layers }];
}

function choose(variants: readonly Variant[], wanted: Platform, isAsked: boolean): Variant {
  const only = variants.length === 1 && !isAsked ? variants[0] : undefined;
  const chosen = only ?? variants.find(({ platform }) => platform && isSamePlatform(wanted, platform));
  if (chosen) return chosen;
  const there = variants
    .map(({ platform }) => (platform ? platformText(platform) : 'no platform'))
    .join(', ');
  throw new CliError(
    'badArchive',
    `the archive has no image for ${platformText(wanted)}; it has: ${there}. Choose one with --platform`,
  );
}

export interface PlatformChoice {
  readonly platform: Platform;
  /** Given on the command line, and not only this machine's. */
  readonly isAsked: boolean;
}

/** The OCI layout: `index.json` and `blobs/sha256/`, indexes in it one below the other, one image per platform. */
export async function readOciLayout(
  archive: TarArchive,
  choice: PlatformChoice,
): Promise<readonly ImageCandidate[]> {
  const { manifests } = await readJson(archive, 'index.json', index);
  const groups = new Map<string, { readonly tags: Set<string>; readonly variants: Variant[] }>();
  for (const found of manifests) {
    const variants = await variantsOf(archive, found, 1);
    const tag =
      found.annotations?.['io.containerd.image.name'] ??
      found.annotations?.['org.opencontainers.image.ref.name'];
    // Untagged entries of one index are one image for several platforms; a tagged one stands for itself, however often it is listed.
    const key = tag === undefined ? '' : found.digest;
    const group = groups.get(key) ?? { tags: new Set<string>(), variants: [] };
    if (tag !== undefined) group.tags.add(tag);
    const known = new Set(group.variants.map((variant) => variant.digest));
    group.variants.push(...variants.filter((variant) => !known.has(variant.digest)));
    groups.set(key, group);
  }
  return [...groups.values()]
    .filter(({ variants }) => variants.length > 0)
    .map(({ tags, variants }) => ({
      id: variants[0]?.digest ?? '',
      tags: [...tags],
      load: (): Promise<ArchiveImage> =>
        Promise.resolve()
          .then(() => choose(variants, choice.platform, choice.isAsked))
          .then(({ config, layers }) => loadConfigImage(archive, { config, layers })),
    }));
}
