import http from 'node:http';

export interface ResumedRead {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What `X-Docker-Size` said. */
  readonly size: number;
  /** After how many bytes of the first answer the connection breaks. */
  readonly cutAt: number;
}

/** Reads up to `limit` bytes and breaks the connection there. */
function readUpTo(url: string, path: string, headers: Readonly<Record<string, string>>, limit: number) {
  return new Promise<{ status: number; length: string | undefined; bytes: Buffer }>((resolve, reject) => {
    const request = http.get(new URL(path, url), { agent: false, headers }, (response) => {
      const chunks: Buffer[] = [];
      let taken = 0;
      const finish = () => {
        request.destroy();
        resolve({
          status: response.statusCode ?? 0,
          length: response.headers['content-length'],
          bytes: Buffer.concat(chunks).subarray(0, limit),
        });
      };
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        taken += chunk.length;
        if (taken >= limit) finish();
      });
      response.on('end', finish);
      if (limit === 0) finish();
    });
    request.on('error', reject);
  });
}

/** The reader of engines 0.12 and later (protocol 7.3): the range's end is one past the last byte. */
export async function resumedRead(url: string, { path, headers, size, cutAt }: ResumedRead): Promise<Buffer> {
  const first = await readUpTo(url, path, headers, cutAt);
  if (first.status !== 200) throw new Error(`the first answer is ${String(first.status)}`);
  const offset = first.bytes.length;
  const range = { ...headers, Range: `bytes=${String(offset)}-${String(size)}` };
  const second = await readUpTo(url, path, range, Number.POSITIVE_INFINITY);
  // Everything had arrived but the end was not clean: an empty 416 is an end of file.
  if (offset === size && second.status === 416 && second.length === '0') return first.bytes;
  if (second.status !== 206) throw new Error(`the resumed answer is ${String(second.status)}`);
  return Buffer.concat([first.bytes, second.bytes]);
}
