import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeUpload } from './write-upload.ts';

async function* from(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) {
    await Promise.resolve();
    yield chunk;
  }
}

const sha256 = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return `sha256:${hash.digest('hex')}`;
};

const signal = new AbortController().signal;
const collect = () => {
  const written: Buffer[] = [];
  const upload = {
    write: (chunk: Uint8Array) => {
      written.push(Buffer.from(chunk));
      return Promise.resolve();
    },
  };
  return { written, upload };
};

describe('writeUpload', () => {
  it('writes the bytes and sums them whatever the pieces they come in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 50 })), fc.string(), async (chunks, text) => {
        const { upload, written } = collect();
        const json = Buffer.from(text);
        const options = { body: from(chunks), json, upload, limitBytes: 1e6, inspect: undefined, signal };
        const sums = await writeUpload(options);
        const bytes = Buffer.concat(chunks);
        expect(Buffer.concat(written)).toEqual(bytes);
        expect(sums).toEqual({
          digest: sha256(bytes),
          payloadChecksum: sha256(json, '\n', bytes),
          sizeBytes: bytes.length,
        });
      }),
    );
  });

  it('gathers small chunks, so that they cost no call each, and passes large ones on without a copy', async () => {
    const { upload, written } = collect();
    const small = Array.from({ length: 100 }, () => Buffer.alloc(1_000));
    const options = { json: Buffer.alloc(0), upload, limitBytes: 1e9, inspect: undefined, signal };
    await writeUpload({ ...options, body: from([...small, Buffer.alloc(60_000), Buffer.alloc(60_000)]) });
    expect(written.map((piece) => piece.length)).toEqual([66_000, 94_000, 60_000]);
  });

  it('stops at the limit', async () => {
    const { upload } = collect();
    const options = { json: Buffer.alloc(0), upload, limitBytes: 10, inspect: undefined, signal };
    await expect(writeUpload({ ...options, body: from([Buffer.alloc(11)]) })).rejects.toMatchObject({
      code: 'payload_too_large',
    });
  });

  it('fails with what the store says, also when it says so late', async () => {
    const upload = { write: () => Promise.reject(new Error('disk full')) };
    const options = { json: Buffer.alloc(0), upload, limitBytes: 1e9, inspect: undefined, signal };
    await expect(writeUpload({ ...options, body: from([Buffer.alloc(5)]) })).rejects.toThrow('disk full');
  });
});
