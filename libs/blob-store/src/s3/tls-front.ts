import { once } from 'node:events';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { promisify } from 'node:util';
import { tempDirectory } from '@drydock/testing';

export interface TlsFront {
  readonly endpoint: string;
  /** PEM of the authority that signed its certificate: itself. */
  readonly ca: string;
  close(): Promise<void>;
}

async function makeCertificate(): Promise<{ readonly key: string; readonly cert: string } | undefined> {
  const directory = await tempDirectory('tls');
  const [key, cert] = [join(directory.path, 'key.pem'), join(directory.path, 'cert.pem')];
  const kind = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const subject = ['-days', '2', '-subj', '/CN=drydock-test', '-addext', 'subjectAltName=IP:127.0.0.1'];
  try {
    await promisify(execFile)('openssl', [...kind, ...subject, '-keyout', key, '-out', cert]);
    return { key: await readFile(key, 'utf8'), cert: await readFile(cert, 'utf8') };
  } catch {
    return undefined;
  } finally {
    await directory.remove();
  }
}

/** TLS before a plain server, with a certificate of its own. @returns undefined when there is no openssl to make one */
export async function startTlsFront(target: string): Promise<TlsFront | undefined> {
  const made = await makeCertificate();
  if (!made) return undefined;
  const { hostname, port } = new URL(target);
  const server = createServer(made, (socket) => {
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
