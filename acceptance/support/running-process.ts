import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

export interface RunningProcess {
  readonly pid: number;
  /** What it has written so far, both streams. */
  output(): string;
  /** Each piece of what it writes from now on. */
  onOutput(listener: (text: string) => void): void;
  hasEnded(): boolean;
  /** SIGTERM, then SIGKILL when it has not gone after `graceMs`; gives the exit status. */
  stop(graceMs?: number): Promise<number | null>;
}

/** Starts `node <args>` at the workspace's root with a clean set of Drydock's own variables. */
export function startProcess(args: readonly string[], env: Readonly<Record<string, string>>): RunningProcess {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(DRYDOCK_|HUB_|REGISTRY_|DATABASE_URL|REDIS_URL|NODE_OPTIONS|VITEST)/.test(name),
  );
  const child: ChildProcess = spawn(process.execPath, [...args], {
    cwd: new URL('../..', import.meta.url),
    env: { ...Object.fromEntries(inherited), ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${args.join(' ')} could not be started`);
  let output = '';
  const listeners: ((text: string) => void)[] = [];
  const keep = (chunk: Buffer) => {
    const text = chunk.toString('utf8');
    output = (output + text).slice(-200_000);
    for (const listener of listeners) listener(text);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return {
    pid,
    output: () => output,
    onOutput: (listener) => {
      listeners.push(listener);
    },
    hasEnded,
    async stop(graceMs = 20_000) {
      if (!hasEnded()) {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        const timer = new AbortController();
        await Promise.race([
          ended,
          delay(graceMs, undefined, { signal: timer.signal }).then(
            () => child.kill('SIGKILL'),
            () => undefined,
          ),
        ]);
        timer.abort();
        await (hasEnded() ? undefined : ended);
      }
      return child.exitCode;
    },
  };
}
