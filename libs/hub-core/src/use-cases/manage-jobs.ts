import { AppError } from '@drydock/kernel';
import type { UserRow } from '../ports/hub-store.ts';
import type { RegistryJobs, RegistryPort } from '../ports/registry.ts';
import { assertAdministrator } from './assert-administrator.ts';

export interface ManageJobsDeps {
  readonly registry: Pick<RegistryPort, 'listJobs' | 'retryJobs'>;
}

/** The registry's queue, as administrators see it. @throws AppError `forbidden` to everybody else */
export function createJobs({ registry }: ManageJobsDeps) {
  return {
    async list(actor: UserRow): Promise<RegistryJobs> {
      assertAdministrator(actor);
      return registry.listJobs();
    },
    /** @returns how many were put in again; without an id, all. @throws AppError `not_found` for an id of no dead job */
    async retry(actor: UserRow, choice: { readonly id?: string }): Promise<number> {
      assertAdministrator(actor);
      const retried = await registry.retryJobs(choice);
      if (choice.id !== undefined && retried === 0) throw new AppError('not_found');
      return retried;
    },
  };
}

export type Jobs = ReturnType<typeof createJobs>;
