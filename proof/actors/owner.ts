import type { Actor, Call } from '../model/actor.ts';
import { imageId, repositoryId, repositoryName } from './cast.ts';

const caller = (name: string, calls: readonly Call[]): Actor => ({
  name,
  calls: Object.fromEntries(
    calls.map((call, index): [number, Call] => [
      index,
      async (use, say) => {
        await call(use, say);
        return index + 1 < calls.length ? index + 1 : 'end';
      },
    ]),
  ),
  begins: [0],
  isEndless: false,
});

const toEnd =
  (act: (use: Parameters<Call>[0]) => Promise<unknown>): Call =>
  async (use) => {
    await act(use);
    return 'end';
  };

const saveRepository = (repository: number, state: 'live' | 'trashed', version: number): Call =>
  toEnd(({ store }) =>
    store.saveRepository({
      repositoryId: repositoryId(repository),
      name: repositoryName(repository),
      access: 'public',
      state,
      version,
    }),
  );

/** Makes the repository, with these images on its list. */
export const founder = (repository: number, letters: string): Actor =>
  caller(`founder-${String(repository)}`, [
    saveRepository(repository, 'live', 1),
    toEnd(({ store }) =>
      store.announceImages({
        repositoryId: repositoryId(repository),
        userId: '11111111-1111-4111-8111-111111111111',
        imageIds: [...letters].map(imageId),
      }),
    ),
  ]);

export const tagDeleter = (
  name: string,
  options: { readonly repository: number; readonly tag: string },
): Actor =>
  caller(name, [
    toEnd(({ store }) =>
      store.trashTags({ repositoryId: repositoryId(options.repository), tag: options.tag }),
    ),
  ]);

/** Deletes the whole repository. */
export const repositoryDeleter = (name: string, repository: number): Actor =>
  caller(name, [saveRepository(repository, 'trashed', 2)]);

/** Takes the deletion of the whole repository back. */
export const repositoryRestorer = (name: string, repository: number): Actor =>
  caller(name, [saveRepository(repository, 'live', 3)]);

/** Looks into the trash and takes the newest entry out again. */
export const tagRestorer = (name: string, repository: number): Actor =>
  caller(name, [
    toEnd(async ({ store }) => {
      const [entry] = await store.listTrash({ repositoryIds: [repositoryId(repository)], limit: 1 });
      if (entry) await store.restoreTag(entry.id);
    }),
  ]);

/** Looks into the tag's history and moves it back to where it was. */
export const historyRestorer = (
  name: string,
  { repository, tag }: { readonly repository: number; readonly tag: string },
): Actor =>
  caller(name, [
    toEnd(async ({ store }) => {
      const revisions = await store.listTagHistory({ repositoryId: repositoryId(repository), tag });
      const old = revisions.find((one) => one.revision !== 0);
      if (!old) return;
      const user = '11111111-1111-4111-8111-111111111111';
      await store.restoreTagRevision({
        repositoryId: repositoryId(repository),
        tag,
        revision: old.revision,
        userId: user,
      });
    }),
  ]);
