import type { Config } from './parse-config.ts';
import { wholeNumber } from './settings.ts';

const seconds = (min: number, usual: number) =>
  wholeNumber({ min, max: 3_600, unit: 'seconds', example: usual }).default(usual);

/** Of every process with a database of its own. */
export const databaseTimeSettings = {
  DRYDOCK_DATABASE_TIMEOUT_SECONDS: seconds(1, 30),
  DRYDOCK_DATABASE_WAIT_SECONDS: seconds(0, 60),
} as const;

export interface DatabaseTimes {
  /** Of one statement. */
  readonly statementTimeoutMs: number;
  /** A database that starts along with this process is waited for so long. */
  readonly databaseWaitMs: number;
}

export const databaseTimesOf = (config: Config<typeof databaseTimeSettings>): DatabaseTimes => ({
  statementTimeoutMs: config.DRYDOCK_DATABASE_TIMEOUT_SECONDS * 1_000,
  databaseWaitMs: config.DRYDOCK_DATABASE_WAIT_SECONDS * 1_000,
});
