import { eventually } from '@drydock/testing';
import type { ServiceTitle, Stack } from './start-stack.ts';

export interface Outage {
  /** Everything is back and ready. */
  end(): Promise<void>;
}

/** Kills all replicas of a service, and keeps the one who would start them again from doing so until the outage ends. */
export async function takeOut(stack: Stack, title: ServiceTitle): Promise<Outage> {
  const count = stack.replicas[title];
  const running = await stack.processes.untilReady(title, count);
  const supervisor = stack.deployment.process.pid;
  process.kill(supervisor, 'SIGSTOP');
  for (const victim of running) stack.processes.kill(victim);
  return {
    async end() {
      process.kill(supervisor, 'SIGCONT');
      await eventually(
        async () => {
          const now = await stack.processes.untilReady(title, count);
          if (now.some(({ pid }) => running.some((old) => old.pid === pid))) throw new Error('not gone yet');
        },
        { timeoutMs: 60_000 },
      );
    },
  };
}

/** Ends Redis or MinIO with no warning. */
export async function takeOutServer(stack: Stack, name: 'redis' | 'minio'): Promise<Outage> {
  const server = stack.servers[name];
  await server.kill();
  return { end: () => server.start() };
}
