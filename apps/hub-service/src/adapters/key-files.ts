import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { z } from 'zod';
import { AppError } from '@drydock/kernel';

export interface KeyPair {
  readonly kid: string;
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
}

type KeyPairs = readonly [KeyPair, ...KeyPair[]];

const suffix = '.jwk.json';
/** Sorts before every date, so that a key which is added later signs. */
const firstFile = `0000-first${suffix}`;
const storedKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string(),
  kid: z.string().optional(),
});

/** Ed25519 (RFC 8037). */
export async function generateKey(): Promise<KeyPair> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const kid = `${new Date().toISOString().slice(0, 10)}-${randomBytes(4).toString('hex')}`;
  return toPair(kid, await exportJWK(privateKey));
}

function toPair(kid: string, { kid: _own, ...privateJwk }: JWK): KeyPair {
  const { d: _private, ...publicJwk } = privateJwk;
  return { kid, privateJwk, publicJwk };
}

async function readKey(directory: string, file: string): Promise<KeyPair> {
  try {
    const { kid, ...jwk } = storedKey.parse(JSON.parse(await readFile(join(directory, file), 'utf8')));
    return toPair(kid ?? file.slice(0, -suffix.length), jwk);
  } catch (error) {
    throw new AppError('configuration_invalid', {
      message: `${file} in ${directory} must be an Ed25519 private key as a JWK that this user may read`,
      cause: error,
    });
  }
}

async function readKeys(directory: string): Promise<readonly KeyPair[]> {
  const files = (await readdir(directory)).filter((name) => name.endsWith(suffix)).sort();
  return Promise.all(files.reverse().map((file) => readKey(directory, file)));
}

/** Complete and on the disk before it has its name; of two that make it at once the first one's stays. */
async function writeFirstKey(directory: string): Promise<void> {
  const { kid, privateJwk } = await generateKey();
  const part = join(directory, `${randomBytes(6).toString('hex')}.part`);
  try {
    const file = await open(part, 'wx', 0o600);
    try {
      await file.writeFile(JSON.stringify({ ...privateJwk, kid }));
      await file.sync();
    } finally {
      await file.close();
    }
    await link(part, join(directory, firstFile));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(part, { force: true });
  }
}

/**
 * The hub's signing keys: a folder of `<kid>.jwk.json`, the last by name signs, all verify. Where there is none, one is made
 * (mode 0600). @throws AppError `configuration_invalid` that names a file which is no key, or a folder that cannot be written.
 */
export async function loadKeys(directory: string): Promise<KeyPairs> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    if ((await readKeys(directory)).length === 0) await writeFirstKey(directory);
  } catch (error) {
    if (AppError.is(error)) throw error;
    throw new AppError('configuration_invalid', {
      message: `The folder for signing keys ${directory} must be one that this user may write`,
      cause: error,
    });
  }
  const [newest, ...older] = await readKeys(directory);
  if (!newest) throw new AppError('internal');
  return [newest, ...older];
}
