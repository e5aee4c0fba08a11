import { freePort } from '../free-port.ts';
import { goTool } from './go-tool.ts';
import { expectAnswer, startServer, type RunningServer } from './start-server.ts';
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
  readonly server: RunningServer;
  link(name: string, upstreamPort: number): Promise<FaultyLink>;
  stop(): Promise<void>;
}

interface LinkState {
  readonly name: string;
  readonly listen: string;
  readonly upstream: string;
  isOpen: boolean;
  readonly toxics: Map<string, Toxic>;
}

const answerMs = 10_000;

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
  const links: LinkState[] = [];
  const call = async (method: string, path: string, body?: unknown): Promise<void> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      signal: AbortSignal.timeout(answerMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`toxiproxy: ${method} ${path}: ${await answer.text()}`);
    await answer.arrayBuffer();
  };
  const create = ({ name, listen, upstream, isOpen }: LinkState) =>
    call('POST', '/proxies', { name, listen, upstream, enabled: isOpen });
  const addToxic = ({ name }: LinkState, toxicName: string, toxic: Toxic) =>
    call('POST', `/proxies/${name}/toxics`, { name: toxicName, stream: 'downstream', ...toxic });
  const setOpen = (link: LinkState, isOpen: boolean): Promise<void> => {
    link.isOpen = isOpen;
    return call('POST', `/proxies/${link.name}`, { enabled: isOpen });
  };
  const restart = async (): Promise<void> => {
    await server.kill();
    await server.start();
    for (const link of links) {
      await create(link);
      for (const [toxicName, toxic] of link.toxics) await addToxic(link, toxicName, toxic);
    }
  };
  return {
    server,
    async link(name, upstreamPort) {
      const listenPort = await freePort();
      const link: LinkState = {
        name,
        listen: `127.0.0.1:${String(listenPort)}`,
        upstream: `127.0.0.1:${String(upstreamPort)}`,
        isOpen: true,
        toxics: new Map(),
      };
      await create(link);
      links.push(link);
      let count = 0;
      return {
        port: listenPort,
        async add(toxic) {
          const toxicName = `${toxic.type}-${String((count += 1))}`;
          await addToxic(link, toxicName, toxic);
          link.toxics.set(toxicName, toxic);
        },
        cut: () => setOpen(link, false),
        async heal() {
          const names = [...link.toxics.keys()];
          link.toxics.clear();
          try {
            for (const toxicName of names) await call('DELETE', `/proxies/${name}/toxics/${toxicName}`);
            await setOpen(link, true);
          } catch {
            // It may hang for good when a toxic goes while bytes are under way (Shopify/toxiproxy issue 558).
            link.isOpen = true;
            await restart();
          }
        },
      };
    },
    stop: () => server.stop(),
  };
}
