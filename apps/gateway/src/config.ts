import { AppError } from '@drydock/kernel';
import { parseConfig, settings, type Config, type Environment } from '@drydock/config-kit';
import { limitSettings } from './limits/limit-settings.ts';
import { tracingSettings } from '@drydock/observability';
import { readTlsOptions, tlsVersions, type TlsSettings } from './tls/tls-options.ts';

/** What the public address needs, whether in a process of its own or in the standalone. */
export const publicAddressSettings = {
  ...limitSettings,
  DRYDOCK_PORT: settings.port().default(5000),
  DRYDOCK_PUBLIC_URL: settings.address(['https', 'http'], 'https://registry.example.com').optional(),
  DRYDOCK_TRUSTED_PROXIES: settings.networks('10.0.0.0/8,fd00::/8').default([]),
  DRYDOCK_PING_STANDALONE: settings
    .text('the value of X-Docker-Registry-Standalone', 'false')
    .default('false'),
  DRYDOCK_TLS_CERT: settings
    .text('the path of a PEM file with the certificate and its chain', '/etc/drydock/tls.crt')
    .optional(),
  DRYDOCK_TLS_KEY: settings.text('the path of a PEM file with the key', '/etc/drydock/tls.key').optional(),
  DRYDOCK_TLS_MIN: settings.oneOf(...tlsVersions).default('1.2'),
  DRYDOCK_METRICS_PORT: settings.port().optional(),
  DRYDOCK_METRICS_HOST: settings.text('an address or a name of this machine', '0.0.0.0').default('127.0.0.1'),
  DRYDOCK_UNREADY_SECONDS: settings.wholeNumber({ min: 0, max: 600, unit: 'seconds', example: 5 }).default(0),
  DRYDOCK_DRAIN_SECONDS: settings
    .wholeNumber({ min: 0, max: 86_400, unit: 'seconds', example: 30 })
    .default(10),
} as const;

export const gatewayVariables = {
  ...publicAddressSettings,
  ...tracingSettings,
  DRYDOCK_HOST: settings.text('an address or a name of this machine', '0.0.0.0').default('0.0.0.0'),
  DRYDOCK_HUB_URL: settings.serviceUrls('http://hub:5001').optional(),
  DRYDOCK_REGISTRY_URL: settings.serviceUrls('http://registry:5002').optional(),
  DRYDOCK_HUB_PORT: settings.port().default(5001),
  DRYDOCK_REGISTRY_PORT: settings.port().default(5002),
  DRYDOCK_LOG_LEVEL: settings.oneOf('info', 'debug', 'warn', 'error', 'silent').default('info'),
} as const;

export type GatewayConfig = Config<typeof gatewayVariables>;
export const parseGatewayConfig = (env: Environment): GatewayConfig =>
  parseConfig(gatewayVariables, env, [checkTls]);

/** @returns undefined for plain HTTP. @throws AppError `configuration_invalid` when one of the two files is named alone. */
export function tlsSettingsOf(config: {
  readonly DRYDOCK_TLS_CERT?: string | undefined;
  readonly DRYDOCK_TLS_KEY?: string | undefined;
  readonly DRYDOCK_TLS_MIN: TlsSettings['minVersion'];
}): TlsSettings | undefined {
  const { DRYDOCK_TLS_CERT: certFile, DRYDOCK_TLS_KEY: keyFile, DRYDOCK_TLS_MIN: minVersion } = config;
  if ((certFile === undefined) !== (keyFile === undefined)) {
    throw new AppError('configuration_invalid', {
      message: 'DRYDOCK_TLS_CERT and DRYDOCK_TLS_KEY belong together: set both, or neither for plain HTTP',
    });
  }
  return certFile === undefined || keyFile === undefined ? undefined : { certFile, keyFile, minVersion };
}

/** @throws AppError `configuration_invalid` when there is no reading the certificate and its key, or they do not fit each other */
export function checkTls(config: Parameters<typeof tlsSettingsOf>[0]): void {
  const tls = tlsSettingsOf(config);
  if (tls) readTlsOptions(tls);
}
