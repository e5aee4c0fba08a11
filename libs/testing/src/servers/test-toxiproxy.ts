import { freePort } from '../free-port.ts';
import { goTool } from './go-tool.ts';
import { expectAnswer, startServer } from './start-server.ts';
import type { Unavailable } from './unavailable.ts';

/** As toxiproxy names them: latency, bandwidth, slicer, limit_data, reset_peer, timeout. */
export interface Toxic {
  readonly type: string;
  readonly attributes: Readonly<Record<string, number>>;
  /** Which way: to the server, or from it. Default: from it. */
  readonly stream?: 'upstream' | 'downstream';
  /** The share of connections that it falls on. Default: all. */
  readonly toxicity?: number;
}

/** The only way to a server, that can be made a bad one. */
export interface FaultyLink {
  readonly port: number;
  /** Falls on connections that are open and on new ones, until `heal`. */
  add(toxic: Toxic): Promise<void>;
  /** Ends all connections and refuses new ones, until `heal`. */
  cut(): Promise<void>;
  heal(): Promise<void>;
}

export interface TestToxiproxy {
  link(name: string, upstreamPort: number): Promise<FaultyLink>;
  stop(): Promise<void>;
}

/** A toxiproxy of this test's own. */
export async function startTestToxiproxy(): Promise<TestToxiproxy | Unavailable> {
  const file = await goTool({
    binary: 'toxiproxy',
    module: 'github.com/Shopify/toxiproxy/v2/cmd/server@v2.5.0',
    builtAs: 'server',
  });
  if (typeof file !== 'string') return file;
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const server = await startServer({
    file,
    args: ['-host', '127.0.0.1', '-port', String(port)],
    isReady: () => expectAnswer(`${url}/version`),
  });
  const call = async (method: string, path: string, body?: unknown): Promise<void> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`toxiproxy: ${method} ${path}: ${await answer.text()}`);
    await answer.arrayBuffer();
  };
  return {
    async link(name, upstreamPort) {
      const listenPort = await freePort();
      await call('POST', '/proxies', {
        name,
        listen: `127.0.0.1:${String(listenPort)}`,
        upstream: `127.0.0.1:${String(upstreamPort)}`,
        enabled: true,
      });
      const toxics = new Set<string>();
      let count = 0;
      return {
        port: listenPort,
        async add(toxic) {
          const toxicName = `${toxic.type}-${String((count += 1))}`;
          await call('POST', `/proxies/${name}/toxics`, { name: toxicName, stream: 'downstream', ...toxic });
          toxics.add(toxicName);
        },
        cut: () => call('POST', `/proxies/${name}`, { enabled: false }),
        async heal() {
          for (const toxic of toxics) {
            await call('DELETE', `/proxies/${name}/toxics/${toxic}`);
            toxics.delete(toxic);
          }
          await call('POST', `/proxies/${name}`, { enabled: true });
        },
      };
    },
    stop: () => server.stop(),
  };
}
