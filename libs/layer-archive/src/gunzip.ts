import { createGunzip } from 'node:zlib';
import type { Decompressor } from './decompressor.ts';
import { TarUnreadable } from './tar-header.ts';

const chunkBytes = 256 * 1024;
/** Node's code for an end of input in the middle. */
const cutCode = 'Z_BUF_ERROR';

/** gzip of any number of members, on threads of the process's pool. */
export function createGunzipper(onData: (chunk: Buffer) => void): Decompressor {
  const stream = createGunzip({ chunkSize: chunkBytes });
  let failure: Error | undefined;
  const fail = (error: Error & { readonly code?: string }): void => {
    failure ??= error.code === cutCode ? new TarUnreadable('the gzip is cut', 'truncated') : error;
  };
  stream.on('error', fail);
  stream.on('data', (chunk: Buffer) => {
    try {
      onData(chunk);
    } catch (error) {
      failure ??= error instanceof Error ? error : new Error('unpacking stopped', { cause: error });
      stream.destroy();
    }
  });
  const settled = (begin: (done: () => void) => void) =>
    new Promise<void>((resolve, reject) => {
      const done = (): void => {
        stream.off('close', done);
        if (failure) reject(failure);
        else resolve();
      };
      stream.once('close', done);
      if (stream.destroyed) done();
      else begin(done);
    });

  return {
    write: (chunk) => settled((done) => stream.write(chunk, done)),
    end: () =>
      settled((done) => {
        stream.once('end', done);
        stream.end();
      }),
  };
}
