export { AccessLevel, TokenAccess, type Visibility } from './access.ts';
export { AppError, type AppErrorOptions } from './app-error.ts';
export { parseAuthorization, type Authorization } from './authorization.ts';
export { Digest } from './digest.ts';
export { defaultMessages, type ErrorCode } from './error-codes.ts';
export { ImageId } from './image-id.ts';
export { RepositoryName } from './repository-name.ts';
export { TagName } from './tag-name.ts';
export type { SessionClaims, TokenClaims } from './token-claims.ts';
