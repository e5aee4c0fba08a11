import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm, stat, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { detectCompression } from '@drydock/layer-archive';
import { CliError } from '../cli-error.ts';
import { fileTrouble } from '../file-trouble.ts';
import { indexTar, type TarEntry, type TarIndex } from './tar-index.ts';
import { unpack } from './unpack.ts';

/** A stretch of a file that can be read again and again. */
export interface ByteSource {
  readonly sizeBytes: number;
  open(signal?: AbortSignal): AsyncIterable<Buffer>;
  readHead(bytes: number): Promise<Buffer>;
}

export interface TarArchive {
  /** Names as the archive has them, `./` and a trailing slash left out. */
  readonly names: readonly string[];
  /** Follows links. @returns undefined when there is no such file. */
  findFile(name: string): ByteSource | undefined;
  /** @throws CliError `badArchive` when the file is missing or larger than metadata is */
  readFile(name: string): Promise<Buffer>;
  close(): Promise<void>;
}

const readBytes = 256 * 1024;
const maxMetadataBytes = 16 * 1024 * 1024;
const maxLinks = 16;

function resolve(index: TarIndex, name: string): TarEntry | undefined {
  let entry = index.get(name);
  for (let links = 0; entry?.target !== undefined && links < maxLinks; links += 1)
    entry = index.get(entry.target);
  return entry?.target === undefined ? entry : undefined;
}

/** `docker load` takes compressed archives too; finding one file in them needs them unpacked. */
async function unpacked(path: string, signal: AbortSignal): Promise<{ path: string; isTemporary: boolean }> {
  const head = Buffer.alloc(6);
  try {
    const file = await open(path);
    try {
      await file.read(head, 0, head.length, 0);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unreadable(path, error);
  }
  const compression = detectCompression(head);
  if (compression === 'none') return { path, isTemporary: false };
  const plain = join(tmpdir(), `drydock-${randomBytes(8).toString('hex')}.tar`);
  try {
    const source = createReadStream(path, { highWaterMark: readBytes });
    await pipeline(
      source,
      (chunks: AsyncIterable<Buffer>) => unpack(chunks),
      createWriteStream(plain, { mode: 0o600 }),
      {
        signal,
      },
    );
  } catch (error) {
    await rm(plain, { force: true });
    if (signal.aborted) throw error;
    throw new CliError('badArchive', `cannot unpack ${path} (${compression})`, { cause: error });
  }
  return { path: plain, isTemporary: true };
}

function sourceOf(file: FileHandle, path: string, entry: TarEntry): ByteSource {
  return {
    sizeBytes: entry.sizeBytes,
    async *open(signal) {
      if (entry.sizeBytes === 0) return;
      const end = entry.offset + entry.sizeBytes - 1;
      yield* createReadStream(path, {
        start: entry.offset,
        end,
        highWaterMark: readBytes,
        ...(signal && { signal }),
      });
    },
    async readHead(bytes) {
      const head = Buffer.alloc(Math.min(bytes, entry.sizeBytes));
      await file.read(head, 0, head.length, entry.offset);
      return head;
    },
  };
}

const unreadable = (path: string, error: unknown): CliError =>
  new CliError('notFound', `cannot read the archive ${path}: ${fileTrouble(error)}`, { cause: error });

/** @throws CliError `notFound` when it cannot be read, `badArchive` when it is no archive */
export async function openTarArchive(path: string, signal: AbortSignal): Promise<TarArchive> {
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (!found.isFile()) throw new CliError('badArchive', `${path} is not a file`);
  const plain = await unpacked(path, signal);
  const file = await open(plain.path);
  const close = async (): Promise<void> => {
    await file.close();
    if (plain.isTemporary) await rm(plain.path, { force: true });
  };
  try {
    const index = await indexTar(file, (await file.stat()).size);
    const findFile = (name: string): ByteSource | undefined => {
      const entry = resolve(index, name);
      return entry && sourceOf(file, plain.path, entry);
    };
    return {
      names: [...index.keys()],
      findFile,
      async readFile(name) {
        const source = findFile(name);
        if (!source) throw new CliError('badArchive', `the archive has no file ${name}`);
        if (source.sizeBytes > maxMetadataBytes) throw new CliError('badArchive', `${name} is too large`);
        return source.readHead(source.sizeBytes);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
