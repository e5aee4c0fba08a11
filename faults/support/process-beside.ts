import { eventually, freePort } from '@drydock/testing';
import { childProcesses } from '../../acceptance/support/child-processes.ts';
import { startProcess, type RunningProcess } from '../../acceptance/support/running-process.ts';
import type { ServiceTitle, Stack } from './start-stack.ts';

export interface ProcessBeside {
  readonly url: string;
  /** SIGTERM, and one like it when it has ended in order. @throws when it had to be killed, or ended otherwise */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

interface Kind {
  readonly script: string;
  readonly portVariable: string;
}

const kinds: Readonly<Record<ServiceTitle, Kind>> = {
  'drydock-gateway': { script: 'gateway/main.js', portVariable: 'DRYDOCK_PORT' },
  'drydock-hub': { script: 'hub-service/main.js', portVariable: 'DRYDOCK_HUB_PORT' },
  'drydock-registry': { script: 'registry-service/main.js', portVariable: 'DRYDOCK_REGISTRY_PORT' },
  'drydock-worker': { script: 'registry-service/worker-main.js', portVariable: 'DRYDOCK_WORKER_PORT' },
};
const longestStopMs = 30_000;

/** A process like that of the stack, beside it and of the test's own; the stack's gateway knows nothing of it. */
export async function startBeside(
  stack: Stack,
  title: ServiceTitle,
  over: Readonly<Record<string, string>> = {},
): Promise<ProcessBeside> {
  const first = childProcesses(stack.deployment.process.pid).find((child) => child.title === title);
  if (first === undefined) throw new Error(`the stack has no ${title}`);
  const { script, portVariable } = kinds[title];
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const own = Object.entries(first.env).filter(([name]) =>
    /^(DRYDOCK_|REDIS_|HUB_|REGISTRY_|DATABASE_)/.test(name),
  );
  const env = { ...Object.fromEntries(own), [portVariable]: String(port), ...over };
  const start = async (): Promise<RunningProcess> => {
    const started = startProcess([`dist/${script}`], env);
    await eventually(
      async () => {
        if (started.hasEnded()) return;
        if (!(await fetch(`${url}/readyz`)).ok) throw new Error('not ready');
      },
      { timeoutMs: 60_000 },
    );
    if (started.hasEnded()) throw new Error(`${title} beside the stack ended:\n${started.output()}`);
    return started;
  };
  let running = await start();
  return {
    url,
    async restart() {
      const status = await running.stop(longestStopMs);
      if (status !== 0) throw new Error(`${title} ended with ${String(status)}:\n${running.output()}`);
      running = await start();
    },
    stop: async () => void (await running.stop()),
  };
}
