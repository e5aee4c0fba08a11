import { AppError } from '@drydock/kernel';
import type { StorageWindows } from '@drydock/registry-postgres';
import type { SharedRegistryConfig } from './config.ts';

/** @throws AppError `configuration_invalid` for windows of nothing that were not meant: they delete what somebody is about to use */
export function windowsOf(config: SharedRegistryConfig): StorageWindows {
  const empty = (
    [
      'DRYDOCK_GC_GRACE_SECONDS',
      'DRYDOCK_OBJECT_DELAY_SECONDS',
      'DRYDOCK_TRASH_SECONDS',
      'DRYDOCK_HISTORY_SECONDS',
    ] as const
  ).filter((name) => config[name] === 0);
  if (empty.length > 0 && !config.DRYDOCK_ALLOW_ZERO_WINDOWS) {
    throw new AppError('configuration_invalid', {
      message: `${empty.join(', ')}: 0 seconds, so that nothing could be undone or read to its end. For tests, DRYDOCK_ALLOW_ZERO_WINDOWS=true allows it`,
    });
  }
  return {
    leaseSeconds: config.DRYDOCK_LEASE_SECONDS,
    reviewDelaySeconds: config.DRYDOCK_GC_GRACE_SECONDS,
    objectDelaySeconds: config.DRYDOCK_OBJECT_DELAY_SECONDS,
    trashSeconds: config.DRYDOCK_TRASH_SECONDS,
    historySeconds: config.DRYDOCK_HISTORY_SECONDS,
    uploadSilenceSeconds: config.DRYDOCK_UPLOAD_SILENCE_SECONDS,
    longestWriteSeconds: config.DRYDOCK_UPLOAD_SILENCE_SECONDS,
    quarantineSeconds: config.DRYDOCK_QUARANTINE_SECONDS,
  };
}

/**
 * An object stays until the last download of it that can have begun is over, also one by a redirect that was given out before.
 * @throws AppError `configuration_invalid` when it would not
 */
export function assertReadsEnd(config: SharedRegistryConfig): void {
  const { DRYDOCK_MAX_READ_SECONDS: read, DRYDOCK_OBJECT_DELAY_SECONDS: delay } = config;
  const presigned = config.DRYDOCK_LAYER_DELIVERY === 'redirect' ? config.DRYDOCK_PRESIGN_SECONDS : 0;
  // Nothing at all is told of by `windowsOf`.
  if (delay === 0 || delay >= read + presigned || config.DRYDOCK_ALLOW_ZERO_WINDOWS) return;
  const least =
    presigned === 0
      ? `DRYDOCK_MAX_READ_SECONDS, ${String(read)}`
      : `DRYDOCK_MAX_READ_SECONDS and DRYDOCK_PRESIGN_SECONDS together, ${String(read + presigned)}`;
  throw new AppError('configuration_invalid', {
    message: `DRYDOCK_OBJECT_DELAY_SECONDS is ${String(delay)}, so a layer could go while it is read: it must be no less than ${least}`,
  });
}
