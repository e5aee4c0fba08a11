import { AppError } from '@drydock/kernel';
import type { ServiceDatabases } from './create-roles.ts';

/** @returns undefined when none is given, so that the embedded server is wanted. */
export function givenDatabases(config: {
  readonly HUB_DATABASE_URL?: string | undefined;
  readonly REGISTRY_DATABASE_URL?: string | undefined;
  readonly DATABASE_URL?: string | undefined;
}): ServiceDatabases | undefined {
  const hubUrl = config.HUB_DATABASE_URL ?? config.DATABASE_URL;
  const registryUrl = config.REGISTRY_DATABASE_URL ?? config.DATABASE_URL;
  if ((hubUrl === undefined) !== (registryUrl === undefined)) {
    throw new AppError('configuration_invalid', {
      message:
        'HUB_DATABASE_URL and REGISTRY_DATABASE_URL belong together: set both, DATABASE_URL alone, or none for the embedded server',
    });
  }
  return hubUrl === undefined || registryUrl === undefined ? undefined : { hubUrl, registryUrl };
}
