import type { AnswerHandler } from './wire/connection.ts';
import type { Connections } from './wire/connections.ts';

const patienceMs = 2_000;
const maxBodyBytes = 16 * 1024;

export interface ReplicaAnswer {
  readonly status: number;
  readonly body: string;
}

/** Asks a replica about itself. @returns undefined when it does not answer, whole and within 2 s. Never rejects. */
export function askReplica(
  { origin, connections }: { readonly origin: string; readonly connections: Pick<Connections, 'ask'> },
  path: '/livez' | '/readyz',
): Promise<ReplicaAnswer | undefined> {
  return new Promise((resolve) => {
    let status = 0;
    let body = '';
    let give: (reason: Error) => void = () => undefined;
    const timer = setTimeout(() => give(new Error('no answer in time')), patienceMs);
    const end = (answer: ReplicaAnswer | undefined): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    const handler: AnswerHandler = {
      onStart(abort) {
        give = abort;
      },
      onHead(head) {
        ({ status } = head);
      },
      onData(bytes) {
        body += bytes.toString('latin1');
        if (body.length > maxBodyBytes) give(new Error('too much to say'));
        return true;
      },
      onEnd: () => end({ status, body }),
      onError: () => end(undefined),
    };
    const headers = ['Host', new URL(origin).host];
    connections.ask({ method: 'GET', path, headers, body: null }, handler);
  });
}
