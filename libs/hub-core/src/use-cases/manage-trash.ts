import { AccessLevel, AppError, RepositoryName } from '@drydock/kernel';
import type { HubStore, UserRow } from '../ports/hub-store.ts';
import type { RegistryPort, TrashEntry } from '../ports/registry.ts';
import type { DeliverOutbox } from './deliver-outbox.ts';
import { viewerOf, type FindLevel } from './levels.ts';

export interface TrashDeps {
  readonly store: HubStore;
  readonly registry: RegistryPort;
  readonly findLevel: FindLevel;
  readonly deliverOutbox: DeliverOutbox;
}

/** What was deleted and can still come back. Owners see and restore their own, administrators all. */
export function createTrash({ store, registry, findLevel, deliverOutbox }: TrashDeps) {
  async function getOwn(actor: UserRow, trashId: string): Promise<TrashEntry> {
    const entry = await registry.getTrash(trashId);
    const level = await findLevel(actor, RepositoryName.parse(entry.repository));
    if (!AccessLevel.includes(level, 'write')) throw new AppError('not_found');
    return entry;
  }
  return {
    async list(
      actor: UserRow,
      page: { readonly after: string | undefined; readonly limit: number },
    ): Promise<readonly TrashEntry[]> {
      const query = { limit: page.limit, ...(page.after === undefined ? {} : { after: page.after }) };
      if (actor.isAdmin) return registry.listTrash(query);
      const repositoryIds = await store.listOwnedRepositoryIds(viewerOf(actor));
      return repositoryIds.length === 0 ? [] : registry.listTrash({ ...query, repositoryIds });
    },
    /** @throws AppError `not_found`, `conflict` while the name is taken */
    async restore(actor: UserRow, trashId: string): Promise<void> {
      const entry = await getOwn(actor, trashId);
      if (entry.tag !== null) {
        await registry.restoreTag(trashId);
        return;
      }
      await store.restoreRepository(entry.repositoryId);
      await deliverOutbox();
    },
    /** For good. @throws AppError `not_found` */
    async purge(actor: UserRow, trashId: string): Promise<void> {
      await getOwn(actor, trashId);
      await registry.purgeTrash(trashId);
    },
  };
}

export type Trash = ReturnType<typeof createTrash>;
