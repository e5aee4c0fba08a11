import type { AccessLevel, TokenAccess, Visibility } from '@drydock/kernel';
import type { RepositoryState } from './registry.ts';

export interface UserRow {
  readonly userId: string;
  readonly username: string;
  readonly email: string | null;
  readonly passwordHash: string;
  /** Of the password that the configuration gave last; null when it never gave one. */
  readonly givenPasswordHash: string | null;
  readonly isAdmin: boolean;
  readonly isActive: boolean;
  readonly version: number;
  readonly createdAt: Date;
}

export interface HubRepositoryRow {
  readonly repositoryId: string;
  readonly name: string;
  readonly namespace: string;
  readonly access: Visibility;
  readonly state: 'live' | 'trashed';
  readonly isDeletionUnconfirmed: boolean;
  readonly description: string;
  readonly starCount: number;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface GrantRow {
  readonly namespace: string;
  /** null: the whole namespace; else the full name. */
  readonly repository: string | null;
  readonly username: string;
  readonly level: Exclude<AccessLevel, 'none'>;
}

export interface TokenRow {
  readonly tokenId: string;
  readonly repository: string;
  readonly access: TokenAccess;
  readonly username: string | null;
  readonly userId: string | null;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** Whose private repositories a list may hold. */
export interface Viewer {
  readonly userId: string | undefined;
  readonly username: string | undefined;
  readonly isAdmin: boolean;
}

export interface SearchQuery {
  readonly text: string;
  readonly viewer: Viewer;
  readonly limit: number;
  readonly offset: number;
}

export interface UserChange {
  readonly isActive?: boolean | undefined;
  readonly isAdmin?: boolean | undefined;
  readonly passwordHash?: string | undefined;
  readonly givenPasswordHash?: string | undefined;
  readonly addedEmail?: string | undefined;
}

/** Which tokens lose their ground. All conditions hold together. */
export interface RevocationFilter {
  readonly tokenId?: string;
  readonly userId?: string;
  /** Tokens for, or linking from, these repositories. */
  readonly namespace?: string;
  readonly repositoryId?: string;
  /** Users who keep theirs. */
  readonly exceptUserIds?: readonly string[];
}

/**
 * The rows of the hub; each writing method is one transaction, which also writes to the outbox what the registry has to know.
 * @throws AppError `unavailable` when the database is away.
 */
export interface HubStore {
  findUserByName(username: string): Promise<UserRow | undefined>;
  findUser(userId: string): Promise<UserRow | undefined>;
  isNameOrEmailTaken(query: { readonly username: string; readonly email: string }): Promise<boolean>;
  /** @throws AppError `user_exists` */
  addUser(user: {
    readonly username: string;
    readonly email: string | undefined;
    readonly passwordHash: string;
    readonly givenPasswordHash?: string | undefined;
    readonly isAdmin: boolean;
    readonly isActive: boolean;
  }): Promise<UserRow>;
  /** @throws AppError `user_not_found`, `last_administrator`, `user_exists` */
  changeUser(username: string, change: UserChange): Promise<UserRow>;
  listUsers(page: {
    readonly after: string | undefined;
    readonly limit: number;
  }): Promise<readonly UserRow[]>;
  hasActiveAdministrator(): Promise<boolean>;

  listGrants(filter: {
    readonly namespace: string | undefined;
    readonly repository: string | undefined;
  }): Promise<readonly GrantRow[]>;
  saveGrant(grant: GrantRow & { readonly userId: string }): Promise<void>;
  /** @throws AppError `not_found` */
  removeGrant(grant: {
    readonly namespace: string;
    readonly repository: string | null;
    readonly userId: string;
  }): Promise<void>;
  /** The user's granted level in a repository, or in a namespace as a whole; ownership and administration are not in it. */
  findLevel(query: {
    readonly userId: string;
    readonly namespace: string;
    readonly repository: string | undefined;
  }): Promise<AccessLevel>;

  /** Live ones only. */
  findRepositoryByName(name: string): Promise<HubRepositoryRow | undefined>;
  findRepository(repositoryId: string): Promise<HubRepositoryRow | undefined>;
  listRepositoriesById(repositoryIds: readonly string[]): Promise<readonly HubRepositoryRow[]>;
  /** Makes it when no live one has this name. */
  ensureRepository(repository: {
    readonly name: string;
    readonly namespace: string;
    readonly access: Visibility;
  }): Promise<HubRepositoryRow>;
  changeRepository(
    repositoryId: string,
    change: { readonly access?: Visibility | undefined; readonly description?: string | undefined },
  ): Promise<HubRepositoryRow>;
  /** Its deletion stays unconfirmed until `confirmDeletion`. @returns undefined when it was not live. */
  trashRepository(repositoryId: string): Promise<HubRepositoryRow | undefined>;
  /** @returns false when there was nothing to confirm. */
  confirmDeletion(repositoryId: string): Promise<boolean>;
  /** Who may read it without its being public: administrators, the namespace's owner, and those with a grant. */
  listReaderIds(repositoryId: string): Promise<readonly string[]>;
  /** Of the last repository that had this name; undefined once its deletion was confirmed. */
  findUnconfirmedDeletion(name: string): Promise<HubRepositoryRow | undefined>;
  /** @throws AppError `conflict` while a live one has the name. */
  restoreRepository(repositoryId: string): Promise<HubRepositoryRow>;
  listRepositories(query: {
    readonly viewer: Viewer;
    readonly namespace: string | undefined;
    readonly after: string | undefined;
    readonly limit: number;
  }): Promise<readonly HubRepositoryRow[]>;
  /** Ids of the repositories, trashed ones included, that this user may write to. */
  listWritableRepositoryIds(viewer: Viewer): Promise<readonly string[]>;
  /** @returns as `total` how many match, 10,000 for more than that. */
  search(
    query: SearchQuery,
  ): Promise<{ readonly total: number; readonly items: readonly HubRepositoryRow[] }>;
  /** For a token's `links`: those of the same namespace that the viewer may read, then public ones of `library`. */
  listLinkable(query: {
    readonly namespace: string;
    readonly viewer: Viewer;
    readonly except: string;
    readonly limit: number;
  }): Promise<readonly string[]>;

  /** Adds; never shrinks. A checksum that is known is not lost to an entry without one. */
  addImages(
    repositoryId: string,
    images: readonly { readonly id: string; readonly checksum: string | undefined }[],
  ): Promise<void>;
  listImages(
    repositoryId: string,
  ): Promise<readonly { readonly id: string; readonly checksum: string | undefined }[]>;

  addToken(token: {
    readonly tokenId: string;
    readonly repositoryId: string;
    readonly userId: string | undefined;
    readonly access: TokenAccess;
    readonly links: readonly string[];
    readonly issuedAt: number;
    readonly expiresAt: number;
  }): Promise<void>;
  isTokenLive(tokenId: string): Promise<boolean>;
  findToken(tokenId: string): Promise<TokenRow | undefined>;
  listTokens(query: {
    readonly userId: string | undefined;
    readonly after: string | undefined;
    readonly limit: number;
  }): Promise<readonly TokenRow[]>;
  /** @returns the tokens that were revoked now. */
  revokeTokens(
    filter: RevocationFilter,
  ): Promise<readonly { readonly tokenId: string; readonly expiresAt: number }[]>;

  /** Rows of tokens that ended more than a day ago. @returns how many went. */
  removeExpiredTokens(limit: number): Promise<number>;

  /** Runs `deliver` on the outbox in order, one process at a time; what was delivered is removed. @returns how many were. */
  drainOutbox(deliver: {
    readonly repository: (state: RepositoryState) => Promise<void>;
    /** Those that follow each other come together. */
    readonly revocations: (
      tokens: readonly { readonly tokenId: string; readonly expiresAt: number }[],
    ) => Promise<void>;
  }): Promise<number>;
  check(): Promise<void>;
}
