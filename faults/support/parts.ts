import { eventually } from '@drydock/testing';
import type { Random } from './random.ts';
import type { BackEnd, ServiceTitle, Stack } from './start-stack.ts';

export type Part = ServiceTitle | BackEnd;

export const parts: readonly Part[] = [
  'drydock-gateway',
  'drydock-hub',
  'drydock-registry',
  'drydock-worker',
  'redis',
  'minio',
  'postgres',
];

export interface Victim {
  readonly part: Part;
  readonly pid: number;
  /** `kill -9`, at this very moment. */
  kill(): void;
  /** Brings it back where nobody else does, and waits until it answers. */
  untilBack(): Promise<void>;
}

async function aService(stack: Stack, random: Random, title: ServiceTitle): Promise<Victim> {
  const count = stack.replicas[title];
  const running = await stack.processes.untilReady(title, count);
  const chosen = running[random.below(count)];
  if (chosen === undefined) throw new Error(`no ${title} runs`);
  return {
    part: title,
    pid: chosen.pid,
    kill: () => stack.processes.kill(chosen),
    untilBack: async () => {
      await eventually(
        async () => {
          const now = await stack.processes.untilReady(title, count);
          if (now.some(({ pid }) => pid === chosen.pid)) throw new Error(`${title} has not ended yet`);
        },
        { timeoutMs: 180_000, intervalMs: 10 },
      );
    },
  };
}

/** Picks the process, so that nothing has to be looked up when it is to die. */
export async function chooseVictim(stack: Stack, random: Random, part: Part): Promise<Victim> {
  if (part === 'postgres') {
    const { server } = stack.postgres;
    return { part, pid: server.pid, kill: () => server.signal('SIGKILL'), untilBack: stack.postgres.restart };
  }
  if (part === 'redis' || part === 'minio') {
    const server = stack.servers[part];
    return {
      part,
      pid: server.pid,
      kill: () => server.signal('SIGKILL'),
      untilBack: async () => {
        await server.kill();
        await server.start();
      },
    };
  }
  return aService(stack, random, part);
}
