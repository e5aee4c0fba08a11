import type { QueueSettings } from '../queue-settings.ts';

export interface BullmqQueueSettings extends QueueSettings {
  readonly connection: {
    /** `redis://` or `rediss://`, with user and password where there are such. */
    readonly url: string;
    /** PEM, for an authority that the system does not know. */
    readonly ca?: string;
  };
  /** Of all keys in Redis. Default `drydock`. */
  readonly prefix?: string;
  /** A producer waits for Redis no longer than this. Default 2 s. */
  readonly commandTimeoutMs?: number;
  /** A worker that was silent for this long has lost its jobs to others. Default 30 s. */
  readonly lockMs?: number;
  /** How often schedules that Redis lost are put in again. Default 60 s. */
  readonly scheduleCheckMs?: number;
}

/** One queue for all kinds of jobs; Redis wants no `:` in it. */
export const queueName = 'registry-jobs';
export const defaultPrefix = 'drydock';
