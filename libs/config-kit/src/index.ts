export { databaseTimeSettings, databaseTimesOf, type DatabaseTimes } from './database-times.ts';
export { describeSettings, type SettingDescription } from './describe-settings.ts';
export { parseAll, parseConfig, type Check, type Config, type Environment } from './parse-config.ts';
export { setting, type SettingFacts } from './setting.ts';
export * as settings from './settings.ts';
