import type { Server } from 'node:http';
import { meterRequests, refuseUnreadable, type RequestMeter } from '@drydock/http-kit';
import { Server as TlsServer } from 'node:tls';
import { createHttpServer, listen, stopServing, type Phase } from '@drydock/lifecycle';
import { createGateway, type GatewayDeps } from './create-gateway.ts';
import { readTlsOptions, type TlsSettings } from './tls/tls-options.ts';
import { watchCertificate } from './tls/watch-certificate.ts';

export interface GatewayServerSettings extends Omit<GatewayDeps, 'isStopping'> {
  readonly tls?: TlsSettings | undefined;
  readonly meter: RequestMeter;
  /** Between "unready" and the end of accepting, so that a load balancer sees it. */
  readonly unreadyMs: number;
  /** How long requests in flight may go on after that. */
  readonly drainMs: number;
}

export interface GatewayServer {
  /** @returns the port. @throws AppError `configuration_invalid` when it is taken. */
  listen(host: string, port: number): Promise<number>;
  readonly stopping: readonly Phase[];
}

export function createGatewayServer(settings: GatewayServerSettings): GatewayServer {
  const { hub, registry, tls, log } = settings;
  let isStopping = false;
  const gateway = createGateway({ ...settings, isStopping: () => isStopping });
  const server: Server = createHttpServer(meterRequests(gateway.listener, settings.meter), {
    tls: tls && readTlsOptions(tls),
  });
  server.on('checkContinue', meterRequests(gateway.continueListener, settings.meter));
  // Any other expectation is let be (RFC 9110, 10.1.1): Node would refuse it with an empty body.
  server.on('checkExpectation', meterRequests(gateway.listener, settings.meter));
  server.on('clientError', refuseUnreadable);
  const unwatch =
    tls && server instanceof TlsServer ? watchCertificate(server, tls, { log }) : () => undefined;

  return {
    listen: (host, port) => listen(server, { host, port, portVariable: 'DRYDOCK_PORT' }),
    stopping: [
      ...stopServing(server, {
        announce: () => {
          isStopping = true;
          unwatch();
        },
        unreadyMs: settings.unreadyMs,
        drainMs: settings.drainMs,
      }),
      {
        name: 'close upstreams',
        deadlineMs: 5_000,
        run: async () => {
          await Promise.all([hub.close(), registry.close()]);
        },
      },
    ],
  };
}
