import { createHash } from 'node:crypto';
import { detectCompression, longestMagic, type Compression } from './compression.ts';
import { createDecompressor, type Decompressor } from './decompressor.ts';
import { EntryDigests } from './entry-digests.ts';
import { FileList, type FileTuple } from './file-list.ts';
import { TarUnreadable, type TarProblem } from './tar-header.ts';
import { TarParser, type TarEnd, type TarSink } from './tar-parser.ts';
import { tarSumValues, type TarSumVersion } from './tar-sum.ts';
import { UnpackLimit, type UnpackLimits } from './unpack-limit.ts';

export interface InspectOptions extends UnpackLimits {
  /** v0 costs a hash over everything that is unpacked; v1 and dev cost another together. */
  readonly tarSums?: readonly TarSumVersion[];
  readonly listFiles?: boolean;
  /** sha256 of the unpacked bytes. */
  readonly diffId?: boolean;
}

export type LayerProblem = TarProblem | 'not-unpackable';

export interface LayerFacts {
  readonly compression: Compression;
  /** Was it a tar to its end? Only then are there sums, files and a diff id. */
  readonly isReadable: boolean;
  /** Why it is not readable. */
  readonly problem: LayerProblem | undefined;
  readonly end: TarEnd | undefined;
  /** Up to where it could be read, like `whiteouts` and `unpackedBytes`. */
  readonly entries: number;
  readonly whiteouts: number;
  readonly unpackedBytes: number;
  readonly diffId: string | undefined;
  readonly files: readonly FileTuple[] | undefined;
  /** There were more files than are listed. */
  readonly isFileListCut: boolean;
  /** @returns the values for this JSON, several when paths repeat; undefined when unreadable or not asked for. */
  tarSum(version: TarSumVersion, json: Uint8Array): readonly string[] | undefined;
}

/** Looks at a layer while it passes by. Never throws for what the bytes are: a layer is stored and served whatever it holds. */
export interface LayerInspector {
  write(chunk: Buffer): Promise<void>;
  end(): Promise<LayerFacts>;
}

export function createLayerInspector(options: InspectOptions = {}): LayerInspector {
  const { tarSums = [], listFiles = false, diffId = false } = options;
  const v0 = tarSums.includes('v0') ? new EntryDigests('mtime') : undefined;
  const v1 = tarSums.some((version) => version !== 'v0') ? new EntryDigests('xattrs') : undefined;
  const list = listFiles ? new FileList() : undefined;
  const diff = diffId ? createHash('sha256') : undefined;
  const sinks: readonly TarSink[] = [v0, v1, list].filter((sink) => sink !== undefined);
  const limit = new UnpackLimit(options);
  let entries = 0;
  let head: Buffer = Buffer.alloc(0);
  let compression: Compression = 'none';
  let decompressor: Decompressor | undefined;
  let problem: LayerProblem | undefined;

  const parser = new TarParser({
    onEntry(header) {
      entries += 1;
      for (const sink of sinks) sink.onEntry(header);
    },
    onBody(chunk) {
      for (const sink of sinks) sink.onBody(chunk);
    },
    onEntryEnd() {
      for (const sink of sinks) sink.onEntryEnd();
    },
  });
  const onData = (chunk: Buffer): void => {
    limit.takeUnpacked(chunk.length);
    diff?.update(chunk);
    parser.push(chunk);
  };
  const attempt = async (step: () => Promise<void>): Promise<void> => {
    if (problem) return;
    try {
      await step();
    } catch (error) {
      problem = error instanceof TarUnreadable ? error.problem : 'not-unpackable';
    }
  };
  const begin = (): Decompressor => {
    compression = detectCompression(head);
    decompressor = createDecompressor(compression, onData);
    return decompressor;
  };

  return {
    write: (chunk) =>
      attempt(async () => {
        limit.takePacked(chunk.length);
        if (decompressor) {
          await decompressor.write(chunk);
          return;
        }
        head = Buffer.concat([head, chunk]);
        if (head.length < longestMagic) return;
        await begin().write(head);
        head = Buffer.alloc(0);
      }),

    async end() {
      let end: TarEnd | undefined;
      await attempt(async () => {
        const stream = decompressor ?? begin();
        if (head.length > 0) await stream.write(head);
        await stream.end();
        end = parser.finish();
      });
      const isReadable = problem === undefined;
      return {
        compression,
        isReadable,
        problem,
        end,
        entries,
        whiteouts: list?.whiteouts ?? 0,
        unpackedBytes: limit.unpackedBytes,
        diffId: isReadable && diff ? `sha256:${diff.digest('hex')}` : undefined,
        files: isReadable ? list?.files : undefined,
        isFileListCut: list?.isCut ?? false,
        tarSum(version, json) {
          const digests = version === 'v0' ? v0 : v1;
          const isAskedFor = tarSums.includes(version);
          return isReadable && isAskedFor && digests ? tarSumValues({ digests, version, json }) : undefined;
        },
      };
    },
  };
}

export interface InspectLayerOptions extends InspectOptions {
  readonly signal?: AbortSignal;
}

/** One pass over the stored bytes. Rejects only when the source does or the signal says so. */
export async function inspectLayer(
  source: AsyncIterable<Buffer>,
  { signal, ...options }: InspectLayerOptions = {},
): Promise<LayerFacts> {
  const inspector = createLayerInspector(options);
  for await (const chunk of source) {
    signal?.throwIfAborted();
    await inspector.write(chunk);
  }
  return inspector.end();
}
