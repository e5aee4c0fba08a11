import type { HubStore } from '../ports/hub-store.ts';
import type { RegistryPort } from '../ports/registry.ts';

/** Tells the registry what it has not heard yet, in order. @throws AppError `unavailable` when it is away; what is left is kept. */
export function createDeliverOutbox({
  store,
  registry,
}: {
  readonly store: HubStore;
  readonly registry: RegistryPort;
}) {
  return (): Promise<number> =>
    store.drainOutbox({
      repository: (state) => registry.saveRepository(state),
      revocation: (token) => registry.revokeTokens([token]),
    });
}

export type DeliverOutbox = ReturnType<typeof createDeliverOutbox>;
