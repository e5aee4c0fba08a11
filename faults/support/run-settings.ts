import { randomInt } from 'node:crypto';

const numberOf = (name: string): number | undefined => {
  const text = process.env[name];
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new Error(`${name} is ${text} but must be a number`);
  return value;
};

const minutes = numberOf('DRYDOCK_FAULTS_MINUTES');

/** `npm run faults -- --minutes 60 --seed 7` sets these; without minutes the ring is as short as `.ci/run` wants it. */
export const runSettings = {
  isLong: minutes !== undefined,
  /** Of the churn. */
  churnMs: (minutes ?? 1) * 60_000,
  /** Of another part of the ring, that takes so long in `.ci/run`. */
  lastingMs: (shortMs: number): number => (minutes === undefined ? shortMs : minutes * 60_000),
  /** All random choices of a run follow from it. */
  seed: numberOf('DRYDOCK_FAULTS_SEED') ?? randomInt(2 ** 31),
  /** Within which a repeated call must succeed once the part that was killed is back. */
  retryMs: numberOf('DRYDOCK_FAULTS_RETRY_MS') ?? 1_000,
} as const;
