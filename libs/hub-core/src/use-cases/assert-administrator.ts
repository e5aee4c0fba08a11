import { AppError } from '@drydock/kernel';
import type { UserRow } from '../ports/hub-store.ts';

/** @throws AppError `forbidden` */
export function assertAdministrator(actor: Pick<UserRow, 'isAdmin'>): void {
  if (!actor.isAdmin) throw new AppError('forbidden');
}
