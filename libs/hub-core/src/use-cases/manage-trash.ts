import { AccessLevel, AppError, RepositoryName } from '@drydock/kernel';
import type { HubStore, UserRow } from '../ports/hub-store.ts';
import type { RegistryPort, TrashEntry } from '../ports/registry.ts';
import type { DeliverOutbox } from './deliver-outbox.ts';
import { levelFor, viewerOf, type FindLevel } from './levels.ts';

export interface TrashDeps {
  readonly store: HubStore;
  readonly registry: RegistryPort;
  readonly findLevel: FindLevel;
  readonly deliverOutbox: DeliverOutbox;
}

/**
 * What was deleted and can still come back: administrators all, others what they may delete themselves, which is tags with the level
 * `write` and whole repositories with `admin`.
 */
export function createTrash({ store, registry, findLevel, deliverOutbox }: TrashDeps) {
  /** @throws AppError `not_found`, also for what is not the actor's to see; `forbidden` for a repository that they only write to */
  async function getOwn(actor: UserRow, trashId: string): Promise<TrashEntry> {
    const entry = await registry.getTrash(trashId);
    const level = await findLevel(actor, RepositoryName.parse(entry.repository));
    if (!AccessLevel.includes(level, levelFor('write'))) throw new AppError('not_found');
    if (entry.tag === null && !AccessLevel.includes(level, levelFor('delete')))
      throw new AppError('forbidden');
    return entry;
  }
  return {
    /** Newest first; a writer also sees the deleted repository that an owner may restore. */
    async list(
      actor: UserRow,
      page: { readonly after: string | undefined; readonly limit: number },
    ): Promise<readonly TrashEntry[]> {
      const query = { limit: page.limit, ...(page.after === undefined ? {} : { after: page.after }) };
      if (actor.isAdmin) return registry.listTrash(query);
      const repositoryIds = await store.listWritableRepositoryIds(viewerOf(actor));
      return repositoryIds.length === 0 ? [] : registry.listTrash({ ...query, repositoryIds });
    },
    /** Can be called again after `unavailable`. @throws AppError as `getOwn`, `conflict` while the name is taken, `unavailable` */
    async restore(actor: UserRow, trashId: string): Promise<void> {
      const entry = await getOwn(actor, trashId);
      if (entry.tag !== null) {
        await registry.restoreTag(trashId);
        return;
      }
      const row = await store.findRepository(entry.repositoryId);
      // Live already: the registry was away when it was restored here.
      if (row?.state !== 'live') await store.restoreRepository(entry.repositoryId);
      await deliverOutbox();
    },
    /** For good. @throws AppError as `getOwn` */
    async purge(actor: UserRow, trashId: string): Promise<void> {
      await getOwn(actor, trashId);
      await registry.purgeTrash(trashId);
    },
  };
}

export type Trash = ReturnType<typeof createTrash>;
