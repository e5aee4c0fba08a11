import type { HubStore, RevocationFilter } from '../ports/hub-store.ts';
import type { DeliverOutbox } from './deliver-outbox.ts';
import { deliverWhenPossible } from './deliver-when-possible.ts';

/** Rights that are lost take their tokens with them: recorded here, told to the registry at once when it is there, else by the outbox. */
export function createRevokeTokens({
  store,
  deliverOutbox,
}: {
  readonly store: HubStore;
  readonly deliverOutbox: DeliverOutbox;
}) {
  return async (filter: RevocationFilter): Promise<number> => {
    const revoked = await store.revokeTokens(filter);
    if (revoked.length > 0) await deliverWhenPossible(deliverOutbox);
    return revoked.length;
  };
}

export type RevokeTokens = ReturnType<typeof createRevokeTokens>;
