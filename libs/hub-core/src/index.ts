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
export type { RegistryPort, RepositoryState, TagRevision, TrashEntry } from './ports/registry.ts';
export type { TokenAuthority } from './ports/token-signer.ts';
export { createAnnouncePush, type AnnouncedImage } from './use-cases/announce-push.ts';
export { createAuthenticate } from './use-cases/authenticate.ts';
export { createAccounts } from './use-cases/change-account.ts';
export { createChangeRepository } from './use-cases/change-repository.ts';
export { createDeleteRepository } from './use-cases/delete-repository.ts';
export { createDeliverOutbox } from './use-cases/deliver-outbox.ts';
export { createIssueToken, tokenLifetimeSeconds, type IssuedToken } from './use-cases/issue-token.ts';
export { createFindLevel, viewerOf } from './use-cases/levels.ts';
export { createListImages } from './use-cases/list-images.ts';
export { createGrants } from './use-cases/manage-grants.ts';
export { createTrash } from './use-cases/manage-trash.ts';
export { createRegisterUser, type RegistrationMode } from './use-cases/register-user.ts';
export { createOpenRepository } from './use-cases/repository-access.ts';
export { createResolveCaller, type HubCaller } from './use-cases/resolve-caller.ts';
export { createRevokeTokens } from './use-cases/revoke-tokens.ts';
export { createServeRegistry, type ServeRegistry } from './use-cases/serve-registry.ts';
