import http from 'node:http';
import https from 'node:https';
import { AppError } from '@drydock/kernel';
import { Client } from 'minio';
import type { S3BlobStoreSettings } from './s3-settings.ts';
import { createS3Transport } from './s3-transport.ts';
import { StandardCredentials } from './standard-credentials.ts';

export const defaultRegion = 'us-east-1';

function parseEndpoint(endpoint: string): URL {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '') {
    throw new AppError('configuration_invalid', {
      message: `The S3 endpoint must be a URL of scheme, host and port, like http://minio:9000; it is ${endpoint}`,
    });
  }
  return url;
}

/** A client for one address of the store, and the agent that holds its connections. It repeats nothing by itself. */
export function createS3Client(settings: S3BlobStoreSettings, endpoint: string) {
  const url = parseEndpoint(endpoint);
  const isSecure = url.protocol === 'https:';
  const pool = { keepAlive: true, maxSockets: settings.maxSockets ?? 256 };
  const agent = isSecure
    ? new https.Agent({ ...pool, ...(settings.ca === undefined ? {} : { ca: settings.ca }) })
    : new http.Agent(pool);
  const client = new Client({
    endPoint: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (isSecure ? 443 : 80),
    useSSL: isSecure,
    region: settings.region ?? defaultRegion,
    pathStyle: settings.pathStyle ?? true,
    retryOptions: { disableRetry: true },
    transport: createS3Transport(isSecure),
    transportAgent: agent,
    ...(settings.credentials ?? { credentialsProvider: new StandardCredentials() }),
  });
  return { client, close: () => agent.destroy() };
}
