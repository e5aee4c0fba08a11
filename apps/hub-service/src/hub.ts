import {
  createAccounts,
  createTokens,
  createTagHistory,
  createStartPull,
  createSearchRepositories,
  createListRepositories,
  createFinishPush,
  createCheckToken,
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
  createJobs,
  createReports,
  createRuns,
  createRevokeTokens,
  createServeRegistry,
  createTrash,
  type Accounts,
  type Tokens,
  type TagHistory,
  type StartPull,
  type SearchRepositories,
  type ListRepositories,
  type FinishPush,
  type CheckToken,
  type AnnouncePush,
  type ChangeRepository,
  type DeleteRepository,
  type DeliverOutbox,
  type Grants,
  type HubStore,
  type OpenRepositoryForCaller,
  type RegisterUser,
  type RemoveExpiredTokens,
  type ResolveCaller,
  type Jobs,
  type Reports,
  type Runs,
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
  readonly settings: HubSettings;
  readonly resolveCaller: ResolveCaller;
  readonly openRepository: OpenRepositoryForCaller;
  readonly announcePush: AnnouncePush;
  readonly finishPush: FinishPush;
  readonly startPull: StartPull;
  readonly checkToken: CheckToken;
  readonly searchRepositories: SearchRepositories;
  readonly listRepositories: ListRepositories;
  readonly deleteRepository: DeleteRepository;
  readonly changeRepository: ChangeRepository;
  readonly registerUser: RegisterUser;
  readonly accounts: Accounts;
  readonly grants: Grants;
  readonly tokens: Tokens;
  readonly trash: Trash;
  readonly tagHistory: TagHistory;
  readonly runs: Runs;
  readonly reports: Reports;
  readonly jobs: Jobs;
  readonly deliverOutbox: DeliverOutbox;
  readonly serveRegistry: ServeRegistry;
  readonly removeExpiredTokens: RemoveExpiredTokens;
}

/** Wires them to each other. */
export function createHub({ store, registry, passwords, tokens, settings }: HubDeps): Hub {
  const { defaultAccess, registration } = settings;
  const now = () => Date.now() / 1000;
  const authenticate = createAuthenticate({ store, passwords, now: () => performance.now() });
  const findLevel = createFindLevel({ store });
  const deliverOutbox = createDeliverOutbox({ store, registry });
  const revokeTokens = createRevokeTokens({ store, deliverOutbox });
  const issueToken = createIssueToken({ store, tokens, findLevel, now });
  const issueSession = createIssueSession({ tokens, now });
  const listImages = createListImages({ store, registry });
  const openRepository = createOpenRepository({
    store,
    findLevel,
    isPrivateByDefault: defaultAccess === 'private',
  });
  return {
    settings,
    resolveCaller: createResolveCaller({ store, authenticate, tokens }),
    openRepository,
    announcePush: createAnnouncePush({
      store,
      registry,
      findLevel,
      issueToken,
      deliverOutbox,
      defaultAccess,
    }),
    finishPush: createFinishPush({ store, openRepository }),
    startPull: createStartPull({ openRepository, listImages, issueToken, issueSession }),
    checkToken: createCheckToken({ openRepository, listImages }),
    searchRepositories: createSearchRepositories({ store }),
    listRepositories: createListRepositories({ store }),
    deleteRepository: createDeleteRepository({ store, findLevel, issueToken, deliverOutbox }),
    changeRepository: createChangeRepository({ store, openRepository, deliverOutbox, revokeTokens }),
    registerUser: createRegisterUser({ store, passwords, mode: registration }),
    accounts: createAccounts({ store, passwords, revokeTokens }),
    grants: createGrants({ store, findLevel, revokeTokens }),
    tokens: createTokens({ store, revokeTokens }),
    trash: createTrash({ store, registry, findLevel, deliverOutbox }),
    tagHistory: createTagHistory({ store, registry, openRepository }),
    runs: createRuns({ store, registry }),
    reports: createReports({ registry }),
    jobs: createJobs({ registry }),
    deliverOutbox,
    serveRegistry: createServeRegistry({ store, tokens, authenticate, findLevel }),
    removeExpiredTokens: createRemoveExpiredTokens({ store }),
  };
}
