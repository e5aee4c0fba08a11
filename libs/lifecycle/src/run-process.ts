import { constants } from 'node:os';
import { AppError, defaultMessages } from '@drydock/kernel';
import { redactText } from '@drydock/observability';
import { runPhases, type Phase } from './phase.ts';

export interface ProcessLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface RunningProcess {
  /** In order: unready, stop accepting, drain, close. */
  readonly stopping: readonly Phase[];
  readonly log?: ProcessLog;
}

/** Given to `start`. */
export interface ProcessControl {
  /** Stops the process in order, as a signal would; for a part that died and cannot be replaced. */
  readonly stop: (exitCode: number) => void;
}

export interface ProcessDefinition<C> {
  /** The title that `ps` shows: `drydock-gateway`, … */
  readonly name: string;
  /** Reads the variables. With `--check-config` nothing else happens. */
  readonly configure: (env: NodeJS.ProcessEnv) => C;
  readonly start: (config: C, control: ProcessControl) => Promise<RunningProcess>;
}

export const exitCodes = { clean: 0, failed: 1, configuration: 78 } as const;

/** Ctrl-C reaches a process under npm twice: once by the terminal, once by npm. */
const oneSignalMs = 1_000;

/** What a driver says of a failed connection may hold its URL, password included. */
const wordsOf = (error: unknown): string =>
  redactText(error instanceof Error ? (error.stack ?? error.message) : String(error));

const complain = (name: string, error: unknown): number => {
  // A part that did not come is no fault of this program, whose stack would tell nobody anything.
  if (AppError.is(error, 'unavailable') && error.message !== defaultMessages.unavailable) {
    process.stderr.write(`${name} cannot start: ${redactText(error.message)}\n`);
    return exitCodes.failed;
  }
  if (AppError.is(error, 'configuration_invalid')) {
    process.stderr.write(`${name} cannot start:\n${error.message.replace(/^/gm, '  ')}\n`);
    return exitCodes.configuration;
  }
  process.stderr.write(`${name} cannot start: ${wordsOf(error)}\n`);
  return exitCodes.failed;
};

/**
 * The life of a process: title, configuration, start, ordered stop on SIGTERM or SIGINT. A second signal, more than a
 * second after the first, ends it at once. Exit codes: 0 stopped in order, 1 failed, 78 configuration, 128 + n ended by signal n.
 * Resolves when the process has started; never throws.
 */
export async function runProcess<C>({ name, configure, start }: ProcessDefinition<C>): Promise<void> {
  process.title = name;
  let config: C;
  try {
    config = configure(process.env);
  } catch (error) {
    process.exit(complain(name, error));
  }
  if (process.argv.includes('--check-config')) {
    process.stdout.write(`${name}: the configuration is valid\n`);
    process.exit(exitCodes.clean);
  }

  let started: Promise<RunningProcess> | undefined;
  let stoppingSince: number | undefined;
  const stop = (exitCode: number): void => {
    if (stoppingSince !== undefined) return;
    stoppingSince = performance.now();
    const end = async (): Promise<never> => {
      const running = await started?.catch(() => undefined);
      running?.log?.info({}, 'stopping');
      const faults = await runPhases(running?.stopping ?? []);
      for (const { phase, error } of faults)
        running?.log?.error({ phase, err: error }, 'could not stop in order');
      process.exit(faults.length > 0 && exitCode === 0 ? exitCodes.failed : exitCode);
    };
    void end();
  };
  const onSignal = (signal: 'SIGTERM' | 'SIGINT'): void => {
    if (stoppingSince === undefined) stop(exitCodes.clean);
    else if (performance.now() - stoppingSince > oneSignalMs) process.exit(128 + constants.signals[signal]);
  };
  // Whoever started this process and spoke to it is gone, and with it what would stop this process later.
  process.once('disconnect', () => stop(exitCodes.clean));
  // It may have gone before anybody here listened.
  if (process.connected === false) process.exit(exitCodes.clean);
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  const onUncaught = (error: unknown): void => {
    const report = async () => {
      const running = await started?.catch(() => undefined);
      if (running?.log) running.log.error({ err: error }, 'uncaught error');
      else process.stderr.write(`${name}: ${wordsOf(error)}\n`);
    };
    void report().finally(() => stop(exitCodes.failed));
  };
  process.on('uncaughtException', onUncaught);
  process.on('unhandledRejection', onUncaught);

  try {
    started = start(config, { stop });
    await started;
  } catch (error) {
    process.exit(complain(name, error));
  }
}
