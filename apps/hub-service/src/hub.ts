import {
  createAccounts,
  createAnnouncePush,
  createAuthenticate,
  createChangeRepository,
  createDeleteRepository,
  createDeliverOutbox,
  createFindLevel,
  createGrants,
  createIssueSession,
  createIssueToken,
  createListImages,
  createOpenRepository,
  createRegisterUser,
  createRemoveExpiredTokens,
  createResolveCaller,
  createRevokeTokens,
  createServeRegistry,
  createTrash,
  type Accounts,
  type AnnouncePush,
  type ChangeRepository,
  type DeleteRepository,
  type DeliverOutbox,
  type Grants,
  type HubStore,
  type IssueSession,
  type IssueToken,
  type ListImages,
  type OpenRepositoryForCaller,
  type RegisterUser,
  type RemoveExpiredTokens,
  type ResolveCaller,
  type RevokeTokens,
  type ServeRegistry,
  type Trash,
  type PasswordHasher,
  type RegistrationMode,
  type RegistryPort,
  type TokenAuthority,
} from '@drydock/hub-core';
import type { Visibility } from '@drydock/kernel';

export interface HubDeps {
  readonly store: HubStore;
  readonly registry: RegistryPort;
  readonly passwords: PasswordHasher;
  readonly tokens: TokenAuthority;
  readonly settings: HubSettings;
}

export interface HubSettings {
  readonly registration: RegistrationMode;
  readonly defaultAccess: Visibility;
  /** What clients see; undefined: the host that they asked for. */
  readonly publicUrl: URL | undefined;
}

/** All use cases of the hub. */
export interface Hub {
  readonly store: HubStore;
  readonly registry: RegistryPort;
  readonly settings: HubSettings;
  readonly deliverOutbox: DeliverOutbox;
  readonly revokeTokens: RevokeTokens;
  readonly issueToken: IssueToken;
  readonly issueSession: IssueSession;
  readonly openRepository: OpenRepositoryForCaller;
  readonly resolveCaller: ResolveCaller;
  readonly announcePush: AnnouncePush;
  readonly listImages: ListImages;
  readonly deleteRepository: DeleteRepository;
  readonly changeRepository: ChangeRepository;
  readonly registerUser: RegisterUser;
  readonly accounts: Accounts;
  readonly grants: Grants;
  readonly trash: Trash;
  readonly serveRegistry: ServeRegistry;
  readonly removeExpiredTokens: RemoveExpiredTokens;
}

/** Wires them to each other. */
export function createHub({ store, registry, passwords, tokens, settings }: HubDeps): Hub {
  const isPrivateByDefault = settings.defaultAccess === 'private';
  const authenticate = createAuthenticate({ store, passwords, now: () => performance.now() });
  const findLevel = createFindLevel({ store });
  const deliverOutbox = createDeliverOutbox({ store, registry });
  const revokeTokens = createRevokeTokens({ store, deliverOutbox });
  const issueToken = createIssueToken({ store, tokens, findLevel, now: () => Date.now() / 1000 });
  const openRepository = createOpenRepository({ store, findLevel, isPrivateByDefault });
  return {
    store,
    registry,
    settings,
    deliverOutbox,
    revokeTokens,
    issueToken,
    issueSession: createIssueSession({ tokens, now: () => Date.now() / 1000 }),
    openRepository,
    resolveCaller: createResolveCaller({ store, authenticate, tokens }),
    announcePush: createAnnouncePush({
      store,
      registry,
      findLevel,
      issueToken,
      deliverOutbox,
      defaultAccess: settings.defaultAccess,
    }),
    listImages: createListImages({ store, registry }),
    deleteRepository: createDeleteRepository({ store, findLevel, issueToken, deliverOutbox }),
    changeRepository: createChangeRepository({ store, openRepository, deliverOutbox, revokeTokens }),
    registerUser: createRegisterUser({ store, passwords, mode: settings.registration }),
    accounts: createAccounts({ store, passwords, revokeTokens }),
    grants: createGrants({ store, findLevel, revokeTokens }),
    trash: createTrash({ store, registry, findLevel, deliverOutbox }),
    serveRegistry: createServeRegistry({ store, tokens, authenticate, findLevel }),
    removeExpiredTokens: createRemoveExpiredTokens({ store }),
  };
}
