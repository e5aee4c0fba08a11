import type { BackOff } from './back-off.ts';
import type { ReportQueueEvent } from './queue-event.ts';

/** What every driver can be told. */
export interface QueueSettings {
  /** A job that fails this often is dead. Default 10. */
  readonly maxAttempts?: number;
  /** Default: from a second to five minutes. */
  readonly backOff?: BackOff;
  /** Must not throw. Default: nobody listens. */
  readonly report?: ReportQueueEvent;
}

export interface CompleteQueueSettings {
  readonly maxAttempts: number;
  readonly backOff: BackOff;
  readonly report: ReportQueueEvent;
}

export function completeQueueSettings(settings: QueueSettings): CompleteQueueSettings {
  return {
    maxAttempts: settings.maxAttempts ?? 10,
    backOff: settings.backOff ?? { firstMs: 1_000, capMs: 300_000 },
    report: settings.report ?? (() => undefined),
  };
}
