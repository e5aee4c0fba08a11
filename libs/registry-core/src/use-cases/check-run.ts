import type { CheckedInvariant, ReportStore } from '../ports/report-store.ts';
import type { VerificationStore } from '../ports/verification-store.ts';
import type { RunHandler } from '../run-handler.ts';

export interface CheckRunDeps {
  readonly store: Pick<ReportStore, 'checkInvariants'> & Pick<VerificationStore, 'countUnsoundBlobs'>;
}

/**
 * The kind `check`: what must hold of the rows, asked on a live system. Blobs that are known to be corrupt or missing break nothing: they
 * are reported beside it.
 */
export function createCheckRun({ store }: CheckRunDeps): RunHandler {
  return async (_parameters, { report, addItems }) => {
    const invariants: Omit<CheckedInvariant, 'items'>[] = [];
    await store.checkInvariants(async ({ items, ...checked }) => {
      invariants.push(checked);
      report({ done: invariants.length, total: null, unit: 'invariants', note: checked.name });
      if (items.length > 0) {
        await addItems(
          checked.name,
          items.map((item) => ({ item })),
        );
      }
    });
    return {
      holds: invariants.every(({ broken }) => broken === 0),
      invariants,
      unavailableBlobs: await store.countUnsoundBlobs(),
    };
  };
}
