import { execFile, spawnSync } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, tempDirectory, type TempDirectory } from '@drydock/testing';
import type { TlsVersion } from '../src/tls/tls-options.ts';
import { aGateway } from './a-gateway.ts';

const run = promisify(execFile);
const openssl = 'openssl';
const hasOpenssl = spawnSync(openssl, ['version']).status === 0;
const nobody = ['http://127.0.0.1:1'];

describe.skipIf(!hasOpenssl)('TLS (skipped without openssl)', () => {
  let directory: TempDirectory;
  beforeAll(async () => {
    directory = await tempDirectory('tls');
    await makePair('first');
    await makePair('second');
  });
  afterAll(() => directory.remove());

  const makePair = (name: string) =>
    run(openssl, [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${name}`],
      ...['-keyout', join(directory.path, `${name}.key`), '-out', join(directory.path, `${name}.crt`)],
    ]);
  const use = async (name: string) => {
    await copyFile(join(directory.path, `${name}.key`), join(directory.path, 'tls.key'));
    await copyFile(join(directory.path, `${name}.crt`), join(directory.path, 'tls.crt'));
  };
  const start = async (minVersion: TlsVersion) => {
    await use('first');
    const tls = {
      certFile: join(directory.path, 'tls.crt'),
      keyFile: join(directory.path, 'tls.key'),
      minVersion,
    };
    return aGateway({ hub: nobody, registry: nobody }, { tls });
  };
  const handshake = async (port: number, ...options: string[]) => {
    const client = run(openssl, [
      ...['s_client', '-connect', `127.0.0.1:${String(port)}`, '-cipher', 'DEFAULT@SECLEVEL=0', ...options],
    ]);
    client.child.stdin?.end();
    return client.then(
      ({ stdout }) => stdout,
      (error: unknown) => String(error),
    );
  };
  const subjectOf = (port: number) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
        resolve(String(socket.getPeerCertificate().subject.CN));
        socket.destroy();
      });
      socket.once('error', reject);
    });

  it('speaks TLS 1.0 when told to, and not by default', async () => {
    const old = await start('1.0');
    expect(await handshake(old.port, '-tls1')).toMatch(/Protocol\s*(?:version)?: TLSv1$/m);
    await old.close();
    const current = await start('1.2');
    expect(await handshake(current.port, '-tls1')).not.toMatch(/Protocol\s*(?:version)?: TLSv1$/m);
    expect(await handshake(current.port, '-tls1_2')).toMatch(/Protocol\s*(?:version)?: TLSv1.2$/m);
    await current.close();
  });

  it('takes up a renewed certificate without a restart', async () => {
    const gateway = await start('1.2');
    expect(await subjectOf(gateway.port)).toBe('first');
    await use('second');
    await eventually(async () => expect(await subjectOf(gateway.port)).toBe('second'), { timeoutMs: 15_000 });
    await gateway.close();
  });

  it('says which file does not do', async () => {
    const tls = {
      certFile: join(directory.path, 'first.key'),
      keyFile: 'missing.key',
      minVersion: '1.2' as const,
    };
    await expect(aGateway({ hub: nobody, registry: nobody }, { tls })).rejects.toMatchObject({
      code: 'configuration_invalid',
      message: expect.stringContaining('DRYDOCK_TLS_KEY names missing.key') as string,
    });
  });
});
