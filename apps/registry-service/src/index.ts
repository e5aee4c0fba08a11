export { openRegistry, type OpenRegistry, type OpenRegistryOptions } from './compose.ts';
export { parseRegistryConfig, redisOf, registryChecks, registrySettings, settingsOf } from './config.ts';
export { windowsOf } from './windows.ts';
export { s3Of } from './s3-config.ts';
export {
  createRegistryService,
  type RegistryService,
  type RegistryServiceDeps,
} from './create-registry-service.ts';
export { createRegistryWorker, type RegistryWorkerDeps } from './create-registry-worker.ts';
export type { LayerRedirects } from './http/registry-deps.ts';
export { defaultRegistrySettings, type RegistrySettings } from './registry-settings.ts';
