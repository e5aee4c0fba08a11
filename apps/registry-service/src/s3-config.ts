import { isIP } from 'node:net';
import type { S3BlobStoreSettings } from '@drydock/blob-store';
import { settings, type Config } from '@drydock/config-kit';
import { AppError } from '@drydock/kernel';

const isBucketName = (name: string): boolean =>
  /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !name.includes('..') && isIP(name) === 0;

/** The bucket for layers; `DRYDOCK_S3_ENDPOINT` chooses it, without it layers are files. */
export const s3Settings = {
  DRYDOCK_S3_ENDPOINT: settings.address(['https', 'http'], 'https://s3.example.com').optional(),
  DRYDOCK_S3_PUBLIC_ENDPOINT: settings.address(['https', 'http'], 'https://s3.example.com').optional(),
  DRYDOCK_S3_BUCKET: settings
    .text('the name of a bucket: 3 to 63 of a-z, 0-9, dots and hyphens', 'drydock', isBucketName)
    .optional(),
  DRYDOCK_S3_REGION: settings.text('the name of a region', 'us-east-1').optional(),
  DRYDOCK_S3_PATH_STYLE: settings.flag().default(true),
  DRYDOCK_S3_ACCESS_KEY: settings.secret().optional(),
  DRYDOCK_S3_SECRET_KEY: settings.secret().optional(),
  DRYDOCK_S3_CA_FILE: settings.certificateFile('/etc/drydock/s3-ca.pem').optional(),
} as const;

/** Of the address that presigned URLs are for. */
export const publicStoreHostOf = (config: Config<typeof s3Settings>): string | undefined =>
  config.DRYDOCK_S3_PUBLIC_ENDPOINT === undefined
    ? undefined
    : new URL(config.DRYDOCK_S3_PUBLIC_ENDPOINT).hostname;

const together = (message: string) => new AppError('configuration_invalid', { message });

/** @throws AppError `configuration_invalid` when only a part of what belongs together is set */
export function s3Of(config: Config<typeof s3Settings>): { readonly s3?: S3BlobStoreSettings } {
  const {
    DRYDOCK_S3_ENDPOINT: endpoint,
    DRYDOCK_S3_BUCKET: bucket,
    DRYDOCK_S3_PUBLIC_ENDPOINT: publicEndpoint,
    DRYDOCK_S3_REGION: region,
    DRYDOCK_S3_PATH_STYLE: pathStyle,
    DRYDOCK_S3_ACCESS_KEY: accessKey,
    DRYDOCK_S3_SECRET_KEY: secretKey,
    DRYDOCK_S3_CA_FILE: ca,
  } = config;
  if ((endpoint === undefined) !== (bucket === undefined)) {
    throw together(
      'DRYDOCK_S3_ENDPOINT and DRYDOCK_S3_BUCKET belong together: set both, or neither for files',
    );
  }
  if ((accessKey === undefined) !== (secretKey === undefined)) {
    throw together(
      'DRYDOCK_S3_ACCESS_KEY and DRYDOCK_S3_SECRET_KEY belong together: set both, or neither for the standard credential chain',
    );
  }
  if (endpoint === undefined || bucket === undefined) return {};
  return {
    s3: {
      endpoint,
      bucket,
      pathStyle,
      ...(publicEndpoint === undefined ? {} : { publicEndpoint }),
      ...(region === undefined ? {} : { region }),
      ...(ca === undefined ? {} : { ca }),
      ...(accessKey === undefined || secretKey === undefined
        ? {}
        : { credentials: { accessKey, secretKey } }),
    },
  };
}
