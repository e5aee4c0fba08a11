import { generateKeyPairSync, sign } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  longestBuildMs,
  freePort,
  startTestMinio,
  tempDirectory,
  type TempDirectory,
  type TestS3,
} from '@drydock/testing';
import { createS3BlobStore } from './create-s3-blob-store.ts';
import { settingsFor } from './s3-subject.ts';

/** An OpenID provider of one key and one client, as much as MinIO asks of it. */
async function startIdentityProvider() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const issuer = `http://127.0.0.1:${await freePort()}`;
  const documents: Record<string, unknown> = {
    '/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/keys` },
    '/keys': { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'test', alg: 'RS256', use: 'sig' }] },
  };
  const server: Server = createServer((req, res) => res.end(JSON.stringify(documents[req.url ?? ''] ?? {})));
  await new Promise<void>((resolve) => server.listen(Number(new URL(issuer).port), '127.0.0.1', resolve));
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const tokenFor = (policy: string): string => {
    const nowS = Math.floor(Date.now() / 1_000);
    const claims = { iss: issuer, aud: 'drydock', sub: 'registry', policy, iat: nowS, exp: nowS + 3_600 };
    const signed = `${part({ alg: 'RS256', kid: 'test', typ: 'JWT' })}.${part(claims)}`;
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
  };
  const close = () => new Promise((resolve) => server.close(resolve));
  return { url: `${issuer}/.well-known/openid-configuration`, tokenFor, close };
}

describe('credentials of the standard chain', () => {
  let s3: TestS3;
  let identity: Awaited<ReturnType<typeof startIdentityProvider>>;
  let directory: TempDirectory;
  let whyNot: string | undefined;

  beforeAll(async () => {
    directory = await tempDirectory('credentials');
    identity = await startIdentityProvider();
    const found = await startTestMinio({
      env: { MINIO_IDENTITY_OPENID_CONFIG_URL: identity.url, MINIO_IDENTITY_OPENID_CLIENT_ID: 'drydock' },
    });
    if ('unavailable' in found) whyNot = found.unavailable;
    else s3 = found;
  }, longestBuildMs);
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
    // Nothing of this machine's own.
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE'])
      vi.stubEnv(name, undefined);
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(directory.path, 'none'));
    vi.stubEnv('AWS_CONFIG_FILE', join(directory.path, 'none'));
    vi.stubEnv('AWS_REGION', 'us-east-1');
  });
  afterEach(() => vi.unstubAllEnvs());
  afterAll(async () => {
    await s3?.stop();
    await identity.close();
    await directory.remove();
  });

  const open = () => {
    const { credentials: _none, ...settings } = settingsFor(s3);
    return createS3BlobStore(settings);
  };
  const useToken = async (token: string) => {
    const file = join(directory.path, 'token');
    await writeFile(file, token);
    vi.stubEnv('AWS_WEB_IDENTITY_TOKEN_FILE', file);
    vi.stubEnv('AWS_ROLE_ARN', 'arn:aws:iam::123456789012:role/drydock');
    vi.stubEnv('AWS_ENDPOINT_URL_STS', s3.endpoint);
  };

  it('come from the variables', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', s3.accessKey);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', s3.secretKey);
    const store = open();
    await store.prepare();
    await store.check();
    store.close();
  });

  it('come for a web identity, and sign what is presigned', async () => {
    await useToken(identity.tokenFor('readwrite'));
    const store = open();
    await store.prepare();
    const upload = await store.startUpload('blobs/one');
    await upload.write(Buffer.from('layer'));
    await upload.commit();
    const url = (await store.presign({ key: 'blobs/one', method: 'GET', expiresSeconds: 60 })) ?? '';
    expect(await (await fetch(url)).text()).toBe('layer');
    store.close();
  });

  it('end the start with a clear word where there are none, or the identity is refused', async () => {
    const without = open();
    await expect(without.prepare()).rejects.toThrow('there are no credentials: set DRYDOCK_S3_ACCESS_KEY');
    without.close();
    await useToken('no.token.atall');
    const refused = open();
    await expect(refused.prepare()).rejects.toThrow('the identity was refused');
    refused.close();
  });
});
