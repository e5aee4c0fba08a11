import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer, type ServerOptions as TlsOptions } from 'node:https';
import { createServer as createBareServer, type Server as BareServer } from 'node:net';
import { AppError } from '@drydock/kernel';
import { closeLingering } from './lingering-close.ts';

/** Uploads may last hours, so a whole request has no time limit; its head does (protocol 2.1). */
const limits = {
  requestTimeout: 0,
  keepAlive: true,
  keepAliveTimeout: 65_000,
  /** A token with two hundred links, the session cookie sent twice, and room. */
  maxHeaderSize: 64 * 1024,
  /** Node would refuse with an empty body; the gateway refuses in the protocol's own shape. */
  requireHostHeader: false,
} as const;

export interface HttpServerOptions {
  readonly tls?: TlsOptions | undefined;
  /**
   * How long a head may take. Behind the gateway as long as a body may be silent: what the gateway streams from a client has its head
   * sent with the body's first bytes.
   */
  readonly headTimeoutMs?: number;
}

export function createHttpServer(
  listener: RequestListener,
  { tls, headTimeoutMs = 60_000 }: HttpServerOptions = {},
): Server {
  const options = { ...limits, headersTimeout: headTimeoutMs };
  const server = tls ? createTlsServer({ ...options, ...tls }, listener) : createServer(options, listener);
  server.timeout = 0;
  closeLingering(server);
  return server;
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another process listens there already; stop it or set another port',
  EACCES: 'this user may not listen there; a port above 1023 needs no privilege',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'this name has no address',
};

export interface ListenAddress {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Named in a complaint, so that it says what to change. */
  readonly portVariable: string;
}

/** @returns the port, which the system chose when 0 was asked for. @throws AppError `configuration_invalid` with the reason. */
export async function listen(server: BareServer, address: ListenAddress): Promise<number> {
  const { host, port, portVariable } = address;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  }).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = reasons[code];
    if (reason === undefined) throw error;
    throw new AppError('configuration_invalid', {
      message: `Cannot listen on ${host} port ${String(port)} (${portVariable}): ${reason}`,
      cause: error,
    });
  });
  const bound = server.address();
  return bound !== null && typeof bound === 'object' ? bound.port : port;
}

/**
 * For a process with slow work before it listens: what would keep it from listening is said before that work. The port is free again
 * afterwards, so `listen` may still find it taken. @throws AppError `configuration_invalid` as `listen` would
 */
export async function assertPortFree(address: ListenAddress): Promise<void> {
  const probe = createBareServer();
  await listen(probe, address);
  await new Promise((resolve) => probe.close(resolve));
}

/** Stops accepting and waits for the requests in flight; at the signal their connections are cut. */
export async function closeServer(server: Server, signal: AbortSignal): Promise<void> {
  const cut = () => server.closeAllConnections();
  signal.addEventListener('abort', cut, { once: true });
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that gets idle from now on must not be kept for its next request.
  server.prependListener('request', (_req, res) => res.setHeader('Connection', 'close'));
  server.closeIdleConnections();
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await closed;
  clearInterval(sweep);
  signal.removeEventListener('abort', cut);
}
