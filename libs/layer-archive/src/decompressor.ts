import { once } from 'node:events';
import { PassThrough, Readable, type Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import unbzip2 from 'unbzip2-stream';
import xz from 'xz-decompress';
import type { Compression } from './compression.ts';

/** Bytes in, unpacked bytes to `onData`. `write` and `end` reject when the stream cannot be unpacked. */
export interface Decompressor {
  write(chunk: Buffer): Promise<void>;
  end(): Promise<void>;
}

type OnData = (chunk: Buffer) => void;
const gunzipChunkBytes = 256 * 1024;

function throughTransform(stream: Transform, onData: OnData): Decompressor {
  let failure: Error | undefined;
  stream.on('data', (chunk: Buffer) => {
    try {
      onData(chunk);
    } catch (error) {
      stream.destroy(error instanceof Error ? error : new Error('unpacking stopped'));
    }
  });
  stream.on('error', (error) => {
    failure = error;
  });
  const assertFine = () => {
    if (failure) throw failure;
  };
  return {
    async write(chunk) {
      assertFine();
      await new Promise<void>((resolve, reject) => {
        stream.once('close', resolve);
        stream.write(chunk, (error) => {
          stream.off('close', resolve);
          if (error) reject(error);
          else resolve();
        });
      });
      assertFine();
    },
    async end() {
      assertFine();
      const ended = once(stream, 'end');
      stream.end();
      await ended;
    },
  };
}

/** For readers that pull: what is written waits until they have taken it. */
function throughPull(unpack: (source: Readable) => AsyncIterable<Uint8Array>, onData: OnData): Decompressor {
  const source = new PassThrough();
  const done = (async () => {
    try {
      for await (const chunk of unpack(source))
        onData(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    } finally {
      source.destroy();
    }
  })();
  done.catch(() => undefined);
  return {
    async write(chunk) {
      if (source.destroyed) await done;
      else if (!source.write(chunk)) await Promise.race([once(source, 'drain'), done]);
    },
    async end() {
      source.end();
      await done;
    },
  };
}

/** Works while it is written to, so there is nothing to wait for. */
function bzip2(onData: OnData): Decompressor {
  const stream = unbzip2();
  let failure: unknown;
  stream.on('data', onData);
  stream.on('error', (error) => {
    failure = error;
  });
  const step = (run: () => unknown) =>
    Promise.resolve().then(() => {
      run();
      if (failure !== undefined) throw new Error('not bzip2', { cause: failure });
    });
  return { write: (chunk) => step(() => stream.write(chunk)), end: () => step(() => stream.end()) };
}

function zstd(onData: OnData): Decompressor {
  const stream = new Decompress((chunk) => onData(Buffer.from(chunk)));
  return {
    write: (chunk) => Promise.resolve().then(() => stream.push(chunk)),
    end: () => Promise.resolve().then(() => stream.push(new Uint8Array(0), true)),
  };
}

export function createDecompressor(compression: Compression, onData: OnData): Decompressor {
  switch (compression) {
    case 'gzip':
      return throughTransform(createGunzip({ chunkSize: gunzipChunkBytes }), onData);
    case 'bzip2':
      return bzip2(onData);
    case 'xz':
      return throughPull((source) => new xz.XzReadableStream(Readable.toWeb(source) as ReadableStream), onData);
    case 'zstd':
      return zstd(onData);
    case 'none':
      return { write: (chunk) => Promise.resolve().then(() => onData(chunk)), end: () => Promise.resolve() };
  }
}
