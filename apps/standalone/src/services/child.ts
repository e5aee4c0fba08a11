import { spawn, type ChildProcess } from 'node:child_process';
import type { Logger } from '@drydock/observability';

export interface ChildSettings {
  /** For people: `hub 2`. */
  readonly label: string;
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: Logger;
  /** It ended because of its configuration, which no restart heals. */
  readonly onHopeless: (label: string) => void;
}

const configurationFault = 78;
const backoff = { firstMs: 100, maxMs: 5_000, healthyMs: 10_000 };

/** A process that is started again when it dies, at once at first and then ever more slowly. */
export class Child {
  readonly #settings: ChildSettings;
  #process: ChildProcess | undefined;
  #isStopping = false;
  #delayMs = backoff.firstMs;
  #timer: NodeJS.Timeout | undefined;
  #ended: Promise<void> = Promise.resolve();

  constructor(settings: ChildSettings) {
    this.#settings = settings;
  }

  start(): void {
    const { script, env, log, label } = this.#settings;
    const startedAt = performance.now();
    // A group of its own: Ctrl-C reaches the supervisor, which stops its processes in order. The channel tells them when it was killed.
    const child = spawn(process.execPath, [script], {
      env,
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#process = child;
    this.#ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.#process = undefined;
        resolve();
        if (this.#isStopping) return;
        if (code === configurationFault) {
          this.#settings.onHopeless(label);
          return;
        }
        if (performance.now() - startedAt > backoff.healthyMs) this.#delayMs = backoff.firstMs;
        log.warn(
          { process: label, code, signal, restartInMs: this.#delayMs },
          'a process ended and is started again',
        );
        this.#timer = setTimeout(() => this.start(), this.#delayMs);
        this.#delayMs = Math.min(this.#delayMs * 2, backoff.maxMs);
      });
    });
  }

  /** In order; at the signal the process is killed. */
  async stop(signal: AbortSignal): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    const child = this.#process;
    if (!child) return;
    signal.addEventListener('abort', () => child.kill('SIGKILL'), { once: true });
    child.kill('SIGTERM');
    await this.#ended;
  }
}
