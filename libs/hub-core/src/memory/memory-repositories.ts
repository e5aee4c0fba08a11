import { randomUUID } from 'node:crypto';
import { AccessLevel, AppError, RepositoryName } from '@drydock/kernel';
import type { HubRepositoryRow, HubStore } from '../ports/hub-store.ts';
import { byName, isReadableBy, levelOf, type MemoryState } from './memory-state.ts';

type Methods = Pick<
  HubStore,
  | 'findRepositoryByName'
  | 'findRepository'
  | 'listRepositoriesById'
  | 'ensureRepository'
  | 'changeRepository'
  | 'trashRepository'
  | 'confirmDeletion'
  | 'findUnconfirmedDeletion'
  | 'restoreRepository'
  | 'listReaderIds'
  | 'addImages'
  | 'listImages'
>;

export function memoryRepositories(state: MemoryState): Methods {
  const liveByName = (name: string) =>
    [...state.repositories.values()].find((row) => row.state === 'live' && row.name === name);
  const change = (row: HubRepositoryRow, part: Partial<HubRepositoryRow>): HubRepositoryRow => {
    const changed = { ...row, ...part, version: row.version + 1, updatedAt: state.now() };
    // The last changed one stands last.
    state.repositories.delete(row.repositoryId);
    state.repositories.set(row.repositoryId, changed);
    state.outbox.push({ kind: 'repository', subjectId: row.repositoryId });
    return changed;
  };
  const findIn = (wanted: HubRepositoryRow['state'], repositoryId: string) => {
    const row = state.repositories.get(repositoryId);
    return row?.state === wanted ? row : undefined;
  };

  return {
    findRepositoryByName: async (name) => liveByName(name),
    findRepository: async (repositoryId) => state.repositories.get(repositoryId),
    listRepositoriesById: async (repositoryIds) =>
      repositoryIds.flatMap((repositoryId) => findIn('live', repositoryId) ?? []),
    async ensureRepository({ name, namespace, access }) {
      const there = liveByName(name);
      if (there) return there;
      const row: HubRepositoryRow = {
        repositoryId: randomUUID(),
        name,
        namespace,
        access,
        state: 'live',
        isDeletionUnconfirmed: false,
        description: '',
        starCount: 0,
        version: 1,
        createdAt: state.now(),
        updatedAt: state.now(),
      };
      state.repositories.set(row.repositoryId, row);
      state.outbox.push({ kind: 'repository', subjectId: row.repositoryId });
      return row;
    },
    async changeRepository(repositoryId, { access, description }) {
      const row = findIn('live', repositoryId);
      if (!row) throw new AppError('repository_not_found');
      return change(row, { access: access ?? row.access, description: description ?? row.description });
    },
    async trashRepository(repositoryId) {
      const row = findIn('live', repositoryId);
      return row && change(row, { state: 'trashed', isDeletionUnconfirmed: true });
    },
    async confirmDeletion(repositoryId) {
      const row = findIn('trashed', repositoryId);
      if (!row?.isDeletionUnconfirmed) return false;
      state.repositories.set(repositoryId, { ...row, isDeletionUnconfirmed: false });
      return true;
    },
    async findUnconfirmedDeletion(name) {
      const last = [...state.repositories.values()].findLast((row) => row.name === name);
      return last?.isDeletionUnconfirmed ? last : undefined;
    },
    async restoreRepository(repositoryId) {
      const row = findIn('trashed', repositoryId);
      if (!row) throw new AppError('not_found');
      if (liveByName(row.name))
        throw new AppError('conflict', { message: 'A repository of this name exists' });
      return change(row, { state: 'live', isDeletionUnconfirmed: false });
    },
    async listReaderIds(repositoryId) {
      const row = state.repositories.get(repositoryId);
      if (!row) return [];
      const isReader = (user: { userId: string; username: string; isAdmin: boolean }) =>
        row.namespace === RepositoryName.libraryNamespace
          ? user.isAdmin || levelOf(state, { ...user, username: undefined }, row) !== 'none'
          : AccessLevel.includes(levelOf(state, user, row), 'read');
      return [...state.users.values()].filter(isReader).map((user) => user.userId);
    },
    async addImages(repositoryId, images) {
      const list = state.images.get(repositoryId) ?? new Map<string, string | undefined>();
      for (const { id, checksum } of images) list.set(id, checksum ?? list.get(id));
      state.images.set(repositoryId, list);
    },
    listImages: async (repositoryId) =>
      [...(state.images.get(repositoryId) ?? [])].map(([id, checksum]) => ({ id, checksum })),
  };
}

type Lists = Pick<HubStore, 'listRepositories' | 'listWritableRepositoryIds' | 'search' | 'listLinkable'>;

export function memoryRepositoryLists(state: MemoryState): Lists {
  const live = () => [...state.repositories.values()].filter((row) => row.state === 'live');
  const isOfficial = (row: HubRepositoryRow) => row.namespace === RepositoryName.libraryNamespace;
  const words = (text: string) =>
    text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== '');

  return {
    listRepositories: async ({ viewer, namespace, after = '', limit }) =>
      live()
        .filter((row) => isReadableBy(state, viewer, row) && row.name > after)
        .filter((row) => namespace === undefined || row.namespace === namespace)
        .sort(byName)
        .slice(0, limit),
    listWritableRepositoryIds: async (viewer) =>
      [...state.repositories.values()]
        .filter((row) => AccessLevel.includes(levelOf(state, viewer, row), 'write'))
        .map((row) => row.repositoryId),
    async search({ text, viewer, limit, offset }) {
      const wanted = words(text);
      const isHit = (row: HubRepositoryRow) => {
        const there = new Set(words(`${row.name} ${row.description}`));
        const isInside = `${row.name}\n${row.description}`.toLowerCase().includes(text.toLowerCase());
        return isInside || (wanted.length > 0 && wanted.every((word) => there.has(word)));
      };
      const hits = live()
        .filter((row) => isReadableBy(state, viewer, row) && isHit(row))
        .sort(
          (a, b) =>
            Number(isOfficial(b)) - Number(isOfficial(a)) || b.starCount - a.starCount || byName(a, b),
        );
      return { total: hits.length, items: hits.slice(offset, offset + limit) };
    },
    listLinkable: async ({ namespace, viewer, except, limit }) =>
      live()
        .filter((row) => row.repositoryId !== except)
        .filter(
          (row) =>
            (row.namespace === namespace && isReadableBy(state, viewer, row)) ||
            (isOfficial(row) && row.access === 'public'),
        )
        .sort((a, b) => Number(isOfficial(a)) - Number(isOfficial(b)))
        .slice(0, limit)
        .map((row) => row.repositoryId),
  };
}
