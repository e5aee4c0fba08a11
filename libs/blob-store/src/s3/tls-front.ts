import { once } from 'node:events';
import { connect } from 'node:net';
import { createServer } from 'node:tls';
import { makeTestCertificate } from '@drydock/testing';

export interface TlsFront {
  readonly endpoint: string;
  /** PEM of the authority that signed its certificate: itself. */
  readonly ca: string;
  close(): Promise<void>;
}

/**
 * TLS before a plain server, with a certificate of its own that may be out of date.
 * @returns undefined when there is no openssl to make one
 */
export async function startTlsFront(
  target: string,
  options: { readonly isExpired?: boolean } = {},
): Promise<TlsFront | undefined> {
  const made = await makeTestCertificate(options);
  if ('unavailable' in made) return undefined;
  await made.remove();
  const { hostname, port } = new URL(target);
  const server = createServer({ key: made.key, cert: made.cert }, (socket) => {
    const onward = connect(Number(port), hostname);
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      one.pipe(other);
      one.once('error', () => other.destroy());
      one.once('close', () => other.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    endpoint: `https://127.0.0.1:${address.port}`,
    ca: made.cert,
    async close() {
      server.close();
      await once(server, 'close');
    },
  };
}
