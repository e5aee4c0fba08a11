export type {
  GrantRow,
  HubRepositoryRow,
  HubStore,
  RevocationFilter,
  SearchQuery,
  TokenRow,
  UserChange,
  UserRow,
  Viewer,
} from './ports/hub-store.ts';
export type { PasswordHasher } from './ports/password-hasher.ts';
export type {
  RegistryPort,
  DeadRegistryJob,
  RegistryJobs,
  RegistryRun,
  RegistryRunItem,
  RepositoryState,
  TagRevision,
  TrashEntry,
} from './ports/registry.ts';
export type { CollectionStatus, Explanation, FailedBlobPage } from './ports/registry-reports.ts';
export { isAccountName } from './rules/account-rules.ts';
export type { TokenAuthority } from './ports/token-signer.ts';
export { createAnnouncePush, type AnnouncePush, type AnnouncedImage } from './use-cases/announce-push.ts';
export { createAuthenticate, type Authenticate } from './use-cases/authenticate.ts';
export { createCheckToken, type CheckToken } from './use-cases/check-token.ts';
export { createChangeRepository, type ChangeRepository } from './use-cases/change-repository.ts';
export { createDeleteRepository, type DeleteRepository } from './use-cases/delete-repository.ts';
export { createDeliverOutbox, type DeliverOutbox } from './use-cases/deliver-outbox.ts';
export {
  createIssueToken,
  type IssueToken,
  tokenLifetimeSeconds,
  type IssuedToken,
} from './use-cases/issue-token.ts';
export { createIssueSession, type IssueSession } from './use-cases/issue-session.ts';
export { createFinishPush, type FinishPush } from './use-cases/finish-push.ts';
export { createFindLevel, type FindLevel } from './use-cases/levels.ts';
export { createListImages, type ListImages } from './use-cases/list-images.ts';
export { createListRepositories, type ListRepositories } from './use-cases/list-repositories.ts';
export { createAccounts, type Accounts } from './use-cases/manage-accounts.ts';
export { createGrants, type Grants } from './use-cases/manage-grants.ts';
export { createJobs, type Jobs } from './use-cases/manage-jobs.ts';
export { createReports, type Reports } from './use-cases/read-reports.ts';
export { createRuns, type ReportedRun, type Runs } from './use-cases/manage-runs.ts';
export { createTokens, type Tokens } from './use-cases/manage-tokens.ts';
export { createTrash, type Trash } from './use-cases/manage-trash.ts';
export { createRegisterUser, type RegisterUser, type RegistrationMode } from './use-cases/register-user.ts';
export { createRemoveExpiredTokens, type RemoveExpiredTokens } from './use-cases/remove-expired-tokens.ts';
export { createOpenRepository, type OpenRepositoryForCaller } from './use-cases/repository-access.ts';
export { createResolveCaller, type ResolveCaller, type HubCaller } from './use-cases/resolve-caller.ts';
export { createRevokeTokens, type RevokeTokens } from './use-cases/revoke-tokens.ts';
export { createSearchRepositories, type SearchRepositories } from './use-cases/search-repositories.ts';
export { createServeRegistry, type ServeRegistry } from './use-cases/serve-registry.ts';
export { createStartPull, type StartPull } from './use-cases/start-pull.ts';
export { createTagHistory, type TagHistory } from './use-cases/tag-history.ts';
