import { readFileSync } from 'node:fs';
import { createSecureContext, type SecureContextOptions, type SecureVersion } from 'node:tls';
import { AppError } from '@drydock/kernel';

export const tlsVersions = ['1.0', '1.1', '1.2', '1.3'] as const;
export type TlsVersion = (typeof tlsVersions)[number];

export interface TlsSettings {
  /** PEM files: the certificate with its chain, and its key. */
  readonly certFile: string;
  readonly keyFile: string;
  readonly minVersion: TlsVersion;
}

const nodeVersions: Readonly<Record<TlsVersion, SecureVersion>> = {
  '1.0': 'TLSv1',
  '1.1': 'TLSv1.1',
  '1.2': 'TLSv1.2',
  '1.3': 'TLSv1.3',
};

/** OpenSSL 3 counts the hashes of TLS 1.0 and 1.1 as insecure, so that its default level refuses these versions. */
const ciphersOfOldVersions = 'DEFAULT@SECLEVEL=0';

function readPem(variable: string, file: string, faults: string[]): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    faults.push(`${variable} names ${file}, which cannot be read: it must be a PEM file`);
    return undefined;
  }
}

/** @throws AppError `configuration_invalid` that says which files do not do, and why. */
export function readTlsOptions({ certFile, keyFile, minVersion }: TlsSettings): SecureContextOptions {
  const faults: string[] = [];
  const cert = readPem('DRYDOCK_TLS_CERT', certFile, faults);
  const key = readPem('DRYDOCK_TLS_KEY', keyFile, faults);
  if (cert === undefined || key === undefined) {
    throw new AppError('configuration_invalid', { message: faults.join('\n') });
  }
  const options: SecureContextOptions = {
    cert,
    key,
    minVersion: nodeVersions[minVersion],
    ...(minVersion === '1.0' || minVersion === '1.1' ? { ciphers: ciphersOfOldVersions } : {}),
  };
  try {
    createSecureContext(options);
  } catch (error) {
    throw new AppError('configuration_invalid', {
      message: `${certFile} (DRYDOCK_TLS_CERT) and ${keyFile} (DRYDOCK_TLS_KEY) are no certificate and its key in PEM form`,
      cause: error,
    });
  }
  return options;
}
