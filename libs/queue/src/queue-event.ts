import type { JobName } from '@drydock/registry-core';

/** What a queue tells its process, for one log line and one metric each. */
export type QueueEvent =
  /** An attempt began; one of the next kinds follows. */
  | { readonly kind: 'started'; readonly name: JobName }
  | {
      /** An attempt ended: `failed` is tried again, `dead` is not. */
      readonly kind: 'done' | 'failed' | 'dead';
      readonly name: JobName;
      readonly id: string;
      readonly attempt: number;
      readonly durationMs: number;
      readonly requestId?: string;
      readonly error?: unknown;
    }
  /** A job of another version, mostly: this one does not know its kind or its form. It is tried again, for a newer worker may take it. */
  | { readonly kind: 'unreadable'; readonly id: string; readonly attempt: number; readonly error: Error }
  /** A job that could not be put in; its row is the truth, and `revive` puts it in again. */
  | { readonly kind: 'lost'; readonly name: JobName; readonly error?: unknown }
  /** The queue's server can't be reached, or can again. */
  | { readonly kind: 'away' | 'back'; readonly error?: unknown }
  /** The queue's server is there, and throws jobs away when its memory is full. */
  | { readonly kind: 'evicting'; readonly error: Error };

export type ReportQueueEvent = (event: QueueEvent) => void;
