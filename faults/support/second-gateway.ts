import { eventually, freePort } from '@drydock/testing';
import { childProcesses } from '../../acceptance/support/child-processes.ts';
import { startProcess, type RunningProcess } from '../../acceptance/support/running-process.ts';
import type { Stack } from './start-stack.ts';

export interface SecondGateway {
  readonly url: string;
  /** SIGTERM, and one like it when it has ended in order. @throws when it had to be killed, or ended otherwise */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const longestStopMs = 30_000;

/** A gateway like the one of the stack, beside it. */
export async function startSecondGateway(stack: Stack): Promise<SecondGateway> {
  const first = childProcesses(stack.deployment.process.pid).find(({ title }) => title === 'drydock-gateway');
  if (first === undefined) throw new Error('the stack has no gateway');
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const own = Object.entries(first.env).filter(([name]) => /^(DRYDOCK_|REDIS_)/.test(name));
  const env = { ...Object.fromEntries(own), DRYDOCK_PORT: String(port) };
  const start = async (): Promise<RunningProcess> => {
    const started = startProcess(['dist/gateway/main.js'], env);
    await eventually(
      async () => {
        if (started.hasEnded()) return;
        if (!(await fetch(`${url}/readyz`)).ok) throw new Error('not ready');
      },
      { timeoutMs: 60_000 },
    );
    if (started.hasEnded()) throw new Error(`the second gateway ended:\n${started.output()}`);
    return started;
  };
  let running = await start();
  return {
    url,
    async restart() {
      const status = await running.stop(longestStopMs);
      if (status !== 0)
        throw new Error(`the second gateway ended with ${String(status)}:\n${running.output()}`);
      running = await start();
    },
    stop: async () => void (await running.stop()),
  };
}
