import type { HubStore } from '../ports/hub-store.ts';
import type { RegistryPort } from '../ports/registry.ts';

/**
 * Tells the registry what it has not heard yet, in order. Callers at the same time share one delivery, so that a slow registry holds
 * one connection to the database and not one for each push; who comes while one is under way gets the next, which has seen their rows.
 * @throws AppError `unavailable` when the registry is away; what is left is kept.
 */
export function createDeliverOutbox({
  store,
  registry,
}: {
  readonly store: HubStore;
  readonly registry: RegistryPort;
}) {
  let running: Promise<number> | undefined;
  let next: Promise<number> | undefined;

  const deliver = (): Promise<number> =>
    store.drainOutbox({
      repository: (state) => registry.saveRepository(state),
      revocations: (tokens) => registry.revokeTokens(tokens),
    });
  const begin = (): Promise<number> => {
    running = deliver().finally(() => {
      running = undefined;
    });
    return running;
  };

  return (): Promise<number> => {
    if (!running) return begin();
    next ??= running
      .catch(() => 0)
      .then(() => {
        next = undefined;
        return begin();
      });
    return next;
  };
}

export type DeliverOutbox = ReturnType<typeof createDeliverOutbox>;
