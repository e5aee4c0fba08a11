export type { BootstrapOutcome } from './bootstrap-administrator.ts';
export { openHub, type OpenHub, type OpenHubOptions } from './compose.ts';
export { hubSettings, parseHubConfig } from './config.ts';
export { createHubService, type HubService, type HubServiceDeps } from './create-hub-service.ts';
export type { HubSettings } from './hub.ts';
