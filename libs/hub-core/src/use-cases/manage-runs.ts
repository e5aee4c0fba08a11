import { AppError } from '@drydock/kernel';
import type { HubStore, UserRow } from '../ports/hub-store.ts';
import type { RegistryPort, RegistryRun, RegistryRunItem } from '../ports/registry.ts';
import { assertAdministrator } from './assert-administrator.ts';

export interface ManageRunsDeps {
  readonly store: Pick<HubStore, 'findUser'>;
  readonly registry: Pick<RegistryPort, 'startRun' | 'getRun' | 'listRunItems' | 'healBlob'>;
}

/** A run as people read of it: who started it has a name. */
export type ReportedRun = Omit<RegistryRun, 'createdBy'> & { readonly createdBy: string | null };

/** Work of the registry that takes its time, as administrators start and follow it. @throws AppError `forbidden` to everybody else */
export function createRuns({ store, registry }: ManageRunsDeps) {
  async function report(run: RegistryRun): Promise<ReportedRun> {
    const user = run.createdBy === null ? undefined : await store.findUser(run.createdBy);
    return { ...run, createdBy: user?.username ?? null };
  }
  return {
    /** Each call starts another one. @throws AppError `invalid_request` for a kind that there is not */
    async start(
      actor: UserRow,
      run: { readonly kind: string; readonly parameters: Readonly<Record<string, unknown>> },
    ): Promise<ReportedRun> {
      assertAdministrator(actor);
      return report(await registry.startRun({ ...run, userId: actor.userId }));
    },
    /** @throws AppError `not_found` */
    async get(actor: UserRow, runId: string): Promise<ReportedRun> {
      assertAdministrator(actor);
      return report(await registry.getRun(runId));
    },
    /** In the order in which they were found. @throws AppError `not_found` */
    async listItems(
      actor: UserRow,
      query: { readonly runId: string; readonly after: number; readonly limit: number },
    ): Promise<readonly RegistryRunItem[]> {
      assertAdministrator(actor);
      return registry.listRunItems(query);
    },
    /** Puts the exact bytes of a corrupt or missing layer back. @throws AppError `not_found`, `checksum_mismatch`, `insufficient_storage` */
    async healBlob(
      actor: UserRow,
      blob: { readonly digest: string; readonly body: AsyncIterable<Uint8Array> },
      signal?: AbortSignal,
    ): Promise<'healed' | 'healthy'> {
      assertAdministrator(actor);
      if (!/^sha256:[0-9a-f]{64}$/.test(blob.digest)) throw new AppError('not_found');
      return registry.healBlob(blob, signal);
    },
  };
}

export type Runs = ReturnType<typeof createRuns>;
