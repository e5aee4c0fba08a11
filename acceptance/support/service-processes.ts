import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { eventually } from '@drydock/testing';
import type { RunningDeployment } from './start-deployment.ts';

const run = promisify(execFile);

export interface ServiceProcess {
  readonly pid: number;
  /** As `ps` shows it: `drydock-registry`. */
  readonly title: string;
  /** `http://127.0.0.1:port`, where it answers health. */
  readonly url: string;
}

const isReady = async (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

/** The processes that a `start:services` runs. */
export function serviceProcesses(deployment: RunningDeployment) {
  const supervisor = deployment.process;

  /** Where each of them listens, by its own word; that is kept, for what they write is not for ever. */
  const ports = new Map<number, number>();
  const notePorts = (text: string): void => {
    for (const [, pid, port] of text.matchAll(/"pid":(\d+),[^\n]*"port":(\d+),"msg":"listening"/g)) {
      ports.set(Number(pid), Number(port));
    }
  };
  notePorts(supervisor.output());
  let pieces = '';
  supervisor.onOutput((text) => {
    const lines = (pieces + text).split('\n');
    pieces = lines.pop() ?? '';
    notePorts(lines.join('\n'));
  });
  const list = async (title?: string): Promise<readonly ServiceProcess[]> => {
    const { stdout } = await run('ps', ['-o', 'pid=,args=', '--ppid', String(supervisor.pid)]);
    return stdout.split('\n').flatMap((line) => {
      const [, pid, args] = /^\s*(\d+) (drydock-\S+)/.exec(line) ?? [];
      const port = ports.get(Number(pid));
      if (pid === undefined || args === undefined || port === undefined) return [];
      return title === undefined || args === title
        ? [{ pid: Number(pid), title: args, url: `http://127.0.0.1:${String(port)}` }]
        : [];
    });
  };
  const untilReady = (title: string, count: number): Promise<readonly ServiceProcess[]> =>
    eventually(
      async () => {
        const found = await list(title);
        const ready = await Promise.all(found.map(({ url }) => isReady(url)));
        if (found.length !== count || ready.includes(false)) {
          throw new Error(`${title}: ${String(found.length)} run, ready: ${ready.join(', ')}`);
        }
        return found;
      },
      { timeoutMs: 180_000 },
    );

  return {
    list,
    /** As many of this title as there are meant to be, all ready. */
    untilReady,
    /** Ends one with no warning. */
    kill: ({ pid }: ServiceProcess): void => {
      process.kill(pid, 'SIGKILL');
    },
  };
}
