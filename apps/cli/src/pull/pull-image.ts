import { createHash } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileTrouble } from '../file-trouble.ts';
import { CliError } from '../cli-error.ts';
import type { V1Session } from '../http/v1-session.ts';
import type { Reference } from '../reference.ts';
import type { ProgressDisplay } from '../terminal/progress.ts';
import { sizeText } from '../terminal/size-text.ts';
import { downloadLayer } from './download-layer.ts';
import { readRemoteImage, type RemoteLayer } from './read-remote-image.ts';
import { writeArchive } from './write-archive.ts';

export interface PullDeps {
  readonly session: V1Session;
  readonly progress: ProgressDisplay;
  readonly signal: AbortSignal;
}

export interface PulledImage {
  readonly imageId: string;
  readonly configId: string;
  readonly isRelisted: boolean;
  readonly layers: readonly { readonly id: string; readonly sizeBytes: number }[];
}

const downloadsAtOnce = 3;
const retryDelayMs = 500;

async function forEachAtOnce<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const run = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  const results = await Promise.allSettled(Array.from({ length: atOnce }, run));
  const reasons = results.flatMap((result): unknown[] =>
    result.status === 'rejected' ? [result.reason] : [],
  );
  // One failure stops the others, whose own words would then only say that they were stopped.
  if (reasons.length > 0) throw reasons.find((reason) => reason instanceof CliError) ?? reasons[0];
}

/** Ids are a repository's own: the same id elsewhere may be other bytes, so the name of a part says where it came from. */
function partName(reference: Reference, layer: RemoteLayer, host: string): string {
  const origin = createHash('sha256').update(`${host}/${reference.repository.full}\n`).update(layer.json);
  return `${layer.id.slice(0, 16)}-${origin
    .update(layer.payloadSum ?? '')
    .digest('hex')
    .slice(0, 16)}`;
}

/** Parents are not made: a mistyped path is to be seen before anything is fetched. */
async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
    throw new CliError('failed', `cannot write ${path}: ${fileTrouble(error)}`, { cause: error });
  }
}

/** Only a file is replaced: a directory cannot be, and a device must not. @throws CliError `usage` */
async function assertReplaceable(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found && !found.isFile())
    throw new CliError('usage', `${path} is not a file: name the archive that is to be written`);
}

/**
 * A pull into an archive. Layers are kept beside it (`OUT.tar.parts`) until it is whole, so that an interrupted pull goes on where it
 * stopped when the same command is given again.
 */
export async function pullImage(
  reference: Reference & { readonly host: string; readonly tag: string },
  output: string,
  { session, progress, signal }: PullDeps,
): Promise<PulledImage> {
  await assertReplaceable(output);
  const layers = await readRemoteImage(session, reference);
  const partsDir = `${output}.parts`;
  await makeDirectory(partsDir);
  const layerPath = (layer: RemoteLayer): string => join(partsDir, partName(reference, layer, session.host));
  const stop = new AbortController();
  const rows = new Map(layers.map((layer) => [layer.id, progress.startLayer(layer.id, 'pulling')]));

  const fetchLayer = async (layer: RemoteLayer): Promise<void> => {
    try {
      await downloadLayer({
        session,
        imageId: layer.id,
        sizeBytes: layer.sizeBytes,
        path: layerPath(layer),
        retryDelayMs,
        signal: AbortSignal.any([signal, stop.signal]),
        onProgress: (done, total) => rows.get(layer.id)?.update(done, total),
      });
    } catch (error) {
      stop.abort();
      throw error;
    }
  };
  await forEachAtOnce(layers, downloadsAtOnce, fetchLayer);

  const sizes = new Map<string, number>();
  for (const layer of layers) sizes.set(layer.id, (await stat(layerPath(layer))).size);
  try {
    const { configId, isRelisted } = await writeArchive(layers, {
      output,
      draft: join(partsDir, 'archive.tar'),
      name: `${reference.host}/${reference.name}`,
      tag: reference.tag,
      layerPath,
      signal,
      onLayer: ({ id }) => rows.get(id)?.finish(`pulled ${sizeText(sizes.get(id) ?? 0)}`),
    });
    await rm(partsDir, { recursive: true, force: true });
    return {
      imageId: layers.at(-1)?.id ?? '',
      configId,
      isRelisted,
      layers: layers.map(({ id }) => ({ id, sizeBytes: sizes.get(id) ?? 0 })),
    };
  } catch (error) {
    // What is wrong would be wrong again: the next run fetches it anew.
    if (error instanceof CliError && error.kind === 'corrupt')
      await rm(partsDir, { recursive: true, force: true });
    throw error;
  }
}
