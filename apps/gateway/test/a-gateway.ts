import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger, createMetrics } from '@drydock/observability';
import { runPhases } from '@drydock/lifecycle';
import { createTrustedProxies } from '../src/client/trusted-proxies.ts';
import { createGatewayServer, type GatewayServerSettings } from '../src/gateway-server.ts';
import { createHttpUpstream, type HttpUpstreamSettings } from '../src/upstream/http-upstream.ts';

export interface TestUpstream {
  readonly url: string;
  readonly server: Server;
  close(): Promise<void>;
}

/** What the gateway asks of a replica itself, and a test does not. */
export const isAboutItself = ({ url }: IncomingMessage) => url === '/livez';

const answersAll =
  (listener: RequestListener): RequestListener =>
  (req, res) => {
    if (isAboutItself(req)) res.end('{"live":true}');
    else listener(req, res);
  };

/** @param options.at 0: any free port; `speaksOfItself`: the listener answers for the replica's health too */
export async function anUpstream(
  listener: RequestListener,
  { at = 0, speaksOfItself = false }: { readonly at?: number; readonly speaksOfItself?: boolean } = {},
): Promise<TestUpstream> {
  const server = createServer(speaksOfItself ? listener : answersAll(listener));
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    server,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A gateway on a port of its own, before services that the test brings. */
export async function aGateway(
  urls: { readonly hub: readonly string[]; readonly registry: readonly string[] },
  over: Partial<GatewayServerSettings> &
    Pick<HttpUpstreamSettings, 'answerTimeoutMs' | 'elsewhereTimeoutMs' | 'patienceMs' | 'onReplica'> = {},
) {
  const {
    answerTimeoutMs = 5_000,
    elsewhereTimeoutMs = answerTimeoutMs,
    patienceMs = 1_000,
    onReplica,
    ...settings
  } = over;
  const common = { answerTimeoutMs, elsewhereTimeoutMs, patienceMs, onReplica };
  const server = createGatewayServer({
    hub: createHttpUpstream({ name: 'hub', urls: urls.hub, ...common }),
    registry: createHttpUpstream({ name: 'registry', urls: urls.registry, ...common }),
    trustedProxies: createTrustedProxies([]),
    pingStandalone: 'false',
    meter: createMetrics({ process: 'gateway', version: '0' }).requests,
    unreadyMs: 0,
    drainMs: 2_000,
    log: createLogger({ name: 'test', level: 'silent' }),
    ...settings,
  });
  const port = await server.listen('127.0.0.1', 0);
  return {
    port,
    url: `${settings.tls ? 'https' : 'http'}://127.0.0.1:${String(port)}`,
    close: () => runPhases(server.stopping),
  };
}
