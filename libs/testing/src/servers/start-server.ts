import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from '../eventually.ts';

export interface ServerCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Whom it runs as, for a server that refuses to run as root. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
  /** Throws until the server answers. */
  readonly isReady: () => Promise<void>;
}

export interface RunningServer {
  /** Of the process that runs now. */
  readonly pid: number;
  /** `SIGSTOP` and `SIGCONT` make a server that accepts and never answers. */
  signal(name: NodeJS.Signals): void;
  /** Ends it with no warning, as a crash does. */
  kill(): Promise<void>;
  /** Runs the same command again, after `kill`: same port, same files. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const keptOutputBytes = 4_000;

class Server implements RunningServer {
  readonly #command: ServerCommand;
  #child: ChildProcess | undefined;
  #ended: Promise<unknown> = Promise.resolve();
  readonly #killWithUs = () => this.#child?.kill('SIGKILL');

  constructor(command: ServerCommand) {
    this.#command = command;
    process.once('exit', this.#killWithUs);
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  signal(name: NodeJS.Signals): void {
    this.#child?.kill(name);
  }

  async start(): Promise<void> {
    const { file, args, env, user, isReady } = this.#command;
    const child = spawn(file, args, {
      ...user,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output = (output + chunk.toString()).slice(-keptOutputBytes);
      });
    }
    this.#ended = once(child, 'exit').finally(() => {
      if (this.#child === child) this.#child = undefined;
    });
    this.#ended.catch(() => undefined);
    try {
      await eventually(
        async () => {
          if (this.#child === child) await isReady();
        },
        { timeoutMs: 120_000 },
      );
    } catch (cause) {
      await this.kill();
      throw new Error(`${file} did not start: ${output}`, { cause });
    }
    if (this.#child !== child) throw new Error(`${file} ended at once: ${output}`);
  }

  async kill(): Promise<void> {
    this.#child?.kill('SIGCONT');
    this.#child?.kill('SIGKILL');
    await this.#ended;
  }

  async stop(): Promise<void> {
    process.removeListener('exit', this.#killWithUs);
    await this.kill();
  }
}

/** Starts a server as a child of this process, waits until it answers, and ends it with this process at the latest. */
export async function startServer(command: ServerCommand): Promise<RunningServer> {
  const server = new Server(command);
  await server.start();
  return server;
}

/** Answered with a success. */
export async function expectAnswer(url: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
}
