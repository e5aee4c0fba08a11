import type { AnswerHandler } from './wire/connection.ts';
import type { Connections } from './wire/connections.ts';

const patienceMs = 2_000;
const ok = 200;

/** Asks a replica whether it is ready. Never rejects. */
export function isReady(
  origin: string,
  connections: Pick<Connections, 'ask'>,
): Promise<'ready' | 'is not ready' | 'does not answer'> {
  return new Promise((resolve) => {
    let status = 0;
    let timer: NodeJS.Timeout | undefined;
    const handler: AnswerHandler = {
      onStart(abort) {
        timer = setTimeout(() => abort(new Error('no answer in time')), patienceMs);
      },
      onHead(head) {
        ({ status } = head);
      },
      onData: () => true,
      onEnd() {
        clearTimeout(timer);
        resolve(status === ok ? 'ready' : 'is not ready');
      },
      onError() {
        clearTimeout(timer);
        resolve('does not answer');
      },
    };
    const headers = ['Host', new URL(origin).host];
    connections.ask({ method: 'GET', path: '/readyz', headers, body: null }, handler);
  });
}
