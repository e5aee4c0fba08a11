import { CliError } from '../cli-error.ts';
import type { ArchiveImage, ImageCandidate } from './archive-image.ts';
import { readLegacyLayout } from './legacy-layout.ts';
import { readManifestLayout } from './manifest-layout.ts';
import { readOciLayout, type PlatformChoice } from './oci-layout.ts';
import type { TarArchive } from './tar-archive.ts';

export interface ImageChoice {
  /** `name:tag` or the beginning of an id, from the command line. */
  readonly image: string | undefined;
  /** Where the image is pushed to: says which one is meant in an archive of several. */
  readonly destination: { readonly host: string; readonly name: string; readonly tag: string };
  readonly platform: PlatformChoice;
}

async function listCandidates(
  archive: TarArchive,
  platform: PlatformChoice,
): Promise<readonly ImageCandidate[]> {
  const hasIndex = archive.findFile('index.json') !== undefined;
  if (archive.findFile('manifest.json') && !(hasIndex && platform.isAsked))
    return readManifestLayout(archive);
  if (hasIndex) return readOciLayout(archive, platform);
  if (archive.findFile('repositories') || archive.names.some((name) => /^[0-9a-f]+\/json$/.test(name))) {
    return readLegacyLayout(archive);
  }
  throw new CliError(
    'badArchive',
    'the archive holds no image: it has neither manifest.json nor index.json nor repositories. "docker save" makes one that does',
  );
}

const describe = ({ tags, id }: ImageCandidate): string => (tags.length > 0 ? tags.join(', ') : id);

/** @throws CliError `badArchive` when none or several could be meant */
export async function findImage(archive: TarArchive, choice: ImageChoice): Promise<ArchiveImage> {
  const candidates = await listCandidates(archive, choice.platform);
  const { image, destination } = choice;
  const named = `${destination.name}:${destination.tag}`;
  const rules: readonly ((candidate: ImageCandidate) => boolean)[] =
    image !== undefined
      ? [({ tags, id }) => tags.includes(image) || id.includes(image.replace(/^sha256:/, ''))]
      : candidates.length === 1
        ? [() => true]
        : [
            ({ tags }) => tags.includes(`${destination.host}/${named}`),
            ({ tags }) => tags.some((tag) => tag === named || tag.endsWith(`/${named}`)),
          ];
  for (const rule of rules) {
    const [found, ...more] = candidates.filter(rule);
    if (found && more.length === 0) return found.load();
  }
  const there = candidates.map(describe).join('; ');
  throw new CliError(
    'badArchive',
    there === ''
      ? 'the archive holds no image'
      : `which image of the archive? Choose one with --image: ${there}`,
  );
}
