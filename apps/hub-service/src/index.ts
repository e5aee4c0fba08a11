export { createArgon2Passwords } from './adapters/argon2-passwords.ts';
export { loadKeys } from './adapters/key-files.ts';
export { createTokenAuthority } from './adapters/token-authority.ts';
export { bootstrapAdministrator, type BootstrapOutcome } from './bootstrap-administrator.ts';
export { createHubService, type HubService, type HubServiceDeps } from './create-hub-service.ts';
export type { HubSettings } from './hub.ts';
