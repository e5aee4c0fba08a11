import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from '../eventually.ts';

export interface ServerCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Throws until the server answers. */
  readonly isReady: () => Promise<void>;
}

export interface RunningServer {
  readonly pid: number;
  /** `SIGSTOP` and `SIGCONT` make a server that accepts and never answers. */
  signal(name: NodeJS.Signals): void;
  stop(): Promise<void>;
}

const keptOutputBytes = 4_000;

/** Starts a server as a child of this process, waits until it answers, and ends it with this process at the latest. */
export async function startServer({ file, args, env, isReady }: ServerCommand): Promise<RunningServer> {
  const child = spawn(file, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let isRunning = true;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-keptOutputBytes);
    });
  }
  const exited = once(child, 'exit').finally(() => {
    isRunning = false;
  });
  exited.catch(() => undefined);
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const stop = async () => {
    process.removeListener('exit', killWithUs);
    if (!isRunning) return;
    child.kill('SIGCONT');
    child.kill('SIGKILL');
    await exited;
  };
  try {
    await eventually(
      async () => {
        if (isRunning) await isReady();
      },
      { timeoutMs: 30_000 },
    );
  } catch (cause) {
    await stop();
    throw new Error(`${file} did not start: ${output}`, { cause });
  }
  if (!isRunning) throw new Error(`${file} ended at once: ${output}`);
  return { pid: child.pid ?? 0, signal: (name) => child.kill(name), stop };
}

/** Answered with a success. */
export async function expectAnswer(url: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
}
