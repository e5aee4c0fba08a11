import http from 'node:http';

export interface ResumedRead {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What `X-Docker-Size` said. */
  readonly size: number;
  /** After how many bytes of the first answer the connection breaks. */
  readonly cutAt: number;
}

interface Piece {
  readonly status: number;
  readonly length: string | undefined;
  readonly bytes: Buffer;
}

/** To another host an engine carries all but its credentials (protocol 4.3). */
const forOtherHost = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(?:authorization|cookie)$/i.test(name)));

/** Reads up to `limit` bytes, from wherever it is sent, and breaks the connection there. */
function readUpTo(url: URL, headers: Readonly<Record<string, string>>, limit: number): Promise<Piece> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent: false, headers }, (response) => {
      const { location } = response.headers;
      if (response.statusCode === 302 && location !== undefined) {
        request.destroy();
        const target = new URL(location, url);
        resolve(readUpTo(target, target.host === url.host ? headers : forOtherHost(headers), limit));
        return;
      }
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
  const first = await readUpTo(new URL(path, url), headers, cutAt);
  if (first.status !== 200) throw new Error(`the first answer is ${String(first.status)}`);
  const offset = first.bytes.length;
  const range = { ...headers, Range: `bytes=${String(offset)}-${String(size)}` };
  const second = await readUpTo(new URL(path, url), range, Number.POSITIVE_INFINITY);
  // Everything had arrived but the end was not clean: an empty 416 is an end of file.
  if (offset === size && second.status === 416 && second.length === '0') return first.bytes;
  if (second.status !== 206) throw new Error(`the resumed answer is ${String(second.status)}`);
  return Buffer.concat([first.bytes, second.bytes]);
}
