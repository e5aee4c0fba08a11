import { connect } from 'node:net';

export interface Target {
  readonly port: number;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface LoadResult {
  readonly requests: number;
  readonly bytes: number;
  readonly seconds: number;
}

/** Each connection reads into memory of its own again and again: fresh memory for each chunk cost the load more than the reading. */
const readBytes = 256 * 1024;
const headEnd = Buffer.from('\r\n\r\n');

/**
 * Takes what a connection brings, and calls `onAnswer(bodyBytes)` once per answer. Reads just what it must of HTTP, so that the load costs
 * less than what it measures.
 */
function answerReader(onAnswer: (bytes: number) => void): (chunk: Buffer) => void {
  let head: Buffer = Buffer.alloc(0);
  let remaining = -1;
  let length = 0;
  return (chunk) => {
    let rest: Buffer = chunk;
    while (rest.length > 0) {
      if (remaining < 0) {
        // A copy: the chunk's memory is read into again.
        head = Buffer.concat([head, rest]);
        const end = head.indexOf(headEnd);
        if (end < 0) return;
        const text = head.toString('latin1', 0, end);
        if (!/^HTTP\/1\.1 200/.test(text)) throw new Error(`answered ${text.split('\r\n')[0] ?? ''}`);
        length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? NaN);
        if (Number.isNaN(length)) throw new Error('an answer without a length cannot be measured');
        remaining = length;
        rest = head.subarray(end + headEnd.length);
        head = Buffer.alloc(0);
      }
      const taken = Math.min(remaining, rest.length);
      remaining -= taken;
      rest = rest.subarray(taken);
      if (remaining === 0) {
        remaining = -1;
        onAnswer(length);
      }
    }
  };
}

/** Closed loop: each connection asks again as soon as it was answered, for `seconds`. */
export async function loadGet(
  target: Target,
  options: { readonly connections: number; readonly seconds: number },
): Promise<LoadResult> {
  const lines = Object.entries({ Host: `127.0.0.1:${String(target.port)}`, ...target.headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const request = `GET ${target.path} HTTP/1.1\r\n${lines.join('')}\r\n`;
  let requests = 0;
  let bytes = 0;
  const startedAt = performance.now();
  const isOver = () => performance.now() - startedAt >= options.seconds * 1000;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const read = answerReader((length) => {
        requests += 1;
        bytes += length;
        if (isOver()) {
          socket.destroy();
          resolve();
        } else socket.write(request);
      });
      const buffer = Buffer.allocUnsafeSlow(readBytes);
      const callback = (taken: number) => {
        read(buffer.subarray(0, taken));
        return true;
      };
      const address = { port: target.port, host: '127.0.0.1' };
      const socket = connect({ ...address, noDelay: true, onread: { buffer, callback } }, () =>
        socket.write(request),
      );
      socket.on('error', reject);
    });
  await Promise.all(Array.from({ length: options.connections }, one));
  return { requests, bytes, seconds: (performance.now() - startedAt) / 1000 };
}
