import { AppError } from '@drydock/kernel';
import type { DeliverOutbox } from './deliver-outbox.ts';

/** For changes that stand whether or not the registry has heard of them yet: what it missed stays in the outbox. */
export async function deliverWhenPossible(deliverOutbox: DeliverOutbox): Promise<void> {
  await deliverOutbox().catch((error: unknown) => {
    if (!AppError.is(error)) throw error;
  });
}
