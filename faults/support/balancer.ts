import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface Balancer {
  readonly url: string;
  stop(): Promise<void>;
}

const checkEveryMs = 100;
const checkTimeoutMs = 1_000;

/** What a load balancer in front of gateways does: it passes connections on, each to the next one in turn that says it is ready. */
export async function startBalancer(targets: readonly string[]): Promise<Balancer> {
  const ready = new Set(targets);
  const sockets = new Set<Socket>();
  const over = new AbortController();
  let turn = 0;

  const check = async (target: string) => {
    while (!over.signal.aborted) {
      const isReady = await fetch(`${target}/readyz`, { signal: AbortSignal.timeout(checkTimeoutMs) }).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isReady) ready.add(target);
      else ready.delete(target);
      await delay(checkEveryMs, undefined, { signal: over.signal }).catch(() => undefined);
    }
  };
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  };
  const pass = (client: Socket, targetsLeft: readonly string[]): void => {
    const [target, ...others] = targetsLeft;
    if (target === undefined) {
      client.destroy();
      return;
    }
    const { hostname, port } = new URL(target);
    const upstream = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    keep(upstream);
    // Nothing has been sent yet, so another may take it.
    const onRefused = () => pass(client, others);
    upstream.once('error', onRefused);
    upstream.once('connect', () => {
      upstream.off('error', onRefused);
      client.pipe(upstream).pipe(client);
      client.on('close', () => upstream.destroy());
      upstream.on('close', (hadError) => (hadError ? client.resetAndDestroy() : client.end()));
    });
  };
  const server = createServer({ allowHalfOpen: true }, (client) => {
    keep(client);
    const inTurn = targets.map((_, index) => targets[(turn + index) % targets.length] ?? '');
    turn += 1;
    pass(client, [
      ...inTurn.filter((target) => ready.has(target)),
      ...inTurn.filter((target) => !ready.has(target)),
    ]);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const checks = Promise.all(targets.map(check));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the balancer has no port');
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    async stop() {
      over.abort();
      await checks;
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
