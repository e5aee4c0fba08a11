export { parseConfig, type Config, type Environment } from './parse-config.ts';
export { setting, type SettingFacts } from './setting.ts';
export * as settings from './settings.ts';
