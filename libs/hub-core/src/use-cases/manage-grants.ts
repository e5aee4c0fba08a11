import { AccessLevel, AppError, RepositoryName } from '@drydock/kernel';
import type { GrantRow, HubStore, UserRow } from '../ports/hub-store.ts';
import type { FindLevel } from './levels.ts';
import type { RevokeTokens } from './revoke-tokens.ts';

export interface GrantDeps {
  readonly store: HubStore;
  readonly findLevel: FindLevel;
  readonly revokeTokens: RevokeTokens;
}

export interface GrantTarget {
  readonly namespace: string;
  /** The name behind the namespace, or the full one; undefined: the whole namespace. */
  readonly repository: string | undefined;
}

/** What users may do beyond what is theirs. Administrators, and who has the level `admin` there, may change it. */
export function createGrants({ store, findLevel, revokeTokens }: GrantDeps) {
  const normalise = ({
    namespace,
    repository,
  }: GrantTarget): { namespace: string; repository: string | null } => {
    const isQualified = repository?.startsWith(`${namespace}/`) ?? false;
    const name = RepositoryName.parse(
      `${namespace}/${repository === undefined ? 'any' : isQualified ? repository.slice(namespace.length + 1) : repository}`,
    );
    return { namespace: name.namespace, repository: repository === undefined ? null : name.full };
  };
  async function assertMayManage(
    actor: UserRow,
    target: { namespace: string; repository: string | null },
  ): Promise<void> {
    const full = target.repository ?? `${target.namespace}/`;
    const level = await findLevel(actor, { full, namespace: target.namespace });
    if (!AccessLevel.includes(level, 'admin')) throw new AppError('forbidden');
  }
  /** Those for the repository, or for any of the namespace, and those that link from there. */
  async function revokeTokensOf(
    user: UserRow,
    target: { namespace: string; repository: string | null },
  ): Promise<void> {
    if (target.repository === null) {
      await revokeTokens({ userId: user.userId, namespace: target.namespace });
      return;
    }
    const repository = await store.findRepositoryByName(target.repository);
    if (repository) await revokeTokens({ userId: user.userId, repositoryId: repository.repositoryId });
  }
  async function getUser(username: string): Promise<UserRow> {
    const user = await store.findUserByName(username);
    if (!user) throw new AppError('user_not_found');
    return user;
  }

  return {
    async list(
      actor: UserRow,
      filter: { readonly namespace: string | undefined; readonly repository: string | undefined },
    ): Promise<readonly GrantRow[]> {
      const { namespace } = filter;
      // A filter is not held to the form of names: one that no grant can have finds none.
      const isShort = namespace !== undefined && filter.repository?.startsWith(`${namespace}/`) === false;
      const repository = isShort ? `${namespace}/${filter.repository}` : filter.repository;
      if (!actor.isAdmin) {
        if (namespace === undefined) throw new AppError('forbidden');
        await assertMayManage(actor, { namespace, repository: repository ?? null });
      }
      return store.listGrants({ namespace, repository });
    },

    /** A lower level than before takes the tokens that rest on the higher one with it. */
    async save(
      actor: UserRow,
      grant: GrantTarget & { readonly username: string; readonly level: GrantRow['level'] },
    ): Promise<void> {
      const target = normalise(grant);
      await assertMayManage(actor, target);
      const user = await getUser(grant.username);
      const full = target.repository ?? `${target.namespace}/`;
      const before = await store.findLevel({
        userId: user.userId,
        namespace: target.namespace,
        repository: full,
      });
      await store.saveGrant({ ...target, username: user.username, userId: user.userId, level: grant.level });
      if (!AccessLevel.includes(grant.level, before)) await revokeTokensOf(user, target);
    },

    /** @throws AppError `not_found` */
    async remove(actor: UserRow, grant: GrantTarget & { readonly username: string }): Promise<void> {
      const target = normalise(grant);
      await assertMayManage(actor, target);
      const user = await getUser(grant.username);
      await store.removeGrant({ ...target, userId: user.userId });
      await revokeTokensOf(user, target);
    },
  };
}

export type Grants = ReturnType<typeof createGrants>;
