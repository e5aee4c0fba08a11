import { createHash } from 'node:crypto';
import { detectCompression, longestMagic, type Compression } from './compression.ts';
import { createDecompressor, type Decompressor } from './decompressor.ts';
import { FileList, type FileTuple } from './file-list.ts';
import { TarParser, type TarEnd, type TarSink } from './tar-parser.ts';
import { TarSum, type TarSumVersion } from './tar-sum.ts';

export interface InspectOptions {
  /** Each costs a hash over everything that is unpacked. */
  readonly tarSums?: readonly TarSumVersion[];
  readonly listFiles?: boolean;
  /** sha256 of the unpacked bytes. */
  readonly diffId?: boolean;
  /** Unpacked bytes after which no more is looked at: what a bomb may cost. */
  readonly maxUnpackedBytes?: number;
}

export interface LayerFacts {
  readonly compression: Compression;
  /** Was it a tar to its end? Only then are there sums, files and a diff id. */
  readonly isReadable: boolean;
  readonly end: TarEnd | undefined;
  readonly entries: number;
  readonly whiteouts: number;
  readonly unpackedBytes: number;
  readonly diffId: string | undefined;
  readonly files: readonly FileTuple[] | undefined;
  /** @returns the values for this JSON, several when paths repeat; undefined when unreadable or not asked for. */
  tarSum(version: TarSumVersion, json: Uint8Array): readonly string[] | undefined;
}

/** Looks at a layer while it passes by. Never throws for what the bytes are: a layer is stored and served whatever it holds. */
export interface LayerInspector {
  write(chunk: Buffer): Promise<void>;
  end(): Promise<LayerFacts>;
}

const defaultMaxUnpackedBytes = 256 * 2 ** 30;

export function createLayerInspector(options: InspectOptions = {}): LayerInspector {
  const {
    tarSums = [],
    listFiles = false,
    diffId = false,
    maxUnpackedBytes = defaultMaxUnpackedBytes,
  } = options;
  const sums = new Map(tarSums.map((version) => [version, new TarSum(version)]));
  const list = listFiles ? new FileList() : undefined;
  const diff = diffId ? createHash('sha256') : undefined;
  const sinks: readonly TarSink[] = [...sums.values(), ...(list ? [list] : [])];
  let entries = 0;
  let unpackedBytes = 0;
  let head: Buffer = Buffer.alloc(0);
  let compression: Compression = 'none';
  let decompressor: Decompressor | undefined;
  let isReadable = true;

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
    unpackedBytes += chunk.length;
    if (unpackedBytes > maxUnpackedBytes) throw new Error('more than is looked at');
    diff?.update(chunk);
    parser.push(chunk);
  };
  const attempt = async (step: () => Promise<void>): Promise<void> => {
    if (!isReadable) return;
    try {
      await step();
    } catch {
      isReadable = false;
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
      return {
        compression,
        isReadable,
        end,
        entries,
        whiteouts: list?.whiteouts ?? 0,
        unpackedBytes,
        diffId: isReadable && diff ? `sha256:${diff.digest('hex')}` : undefined,
        files: isReadable ? list?.files : undefined,
        tarSum: (version, json) => (isReadable ? sums.get(version)?.values(json) : undefined),
      };
    },
  };
}

/** One pass over the stored bytes. Rejects only when the source does. */
export async function inspectLayer(
  source: AsyncIterable<Buffer>,
  options: InspectOptions = {},
): Promise<LayerFacts> {
  const inspector = createLayerInspector(options);
  for await (const chunk of source) await inspector.write(chunk);
  return inspector.end();
}
