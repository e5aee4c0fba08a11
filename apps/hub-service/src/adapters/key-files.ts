import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

export interface KeyPair {
  readonly kid: string;
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
}

const suffix = '.jwk.json';

/** Ed25519 (RFC 8037). */
export async function generateKey(): Promise<KeyPair> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const privateJwk = await exportJWK(privateKey);
  return toPair(`${new Date().toISOString().slice(0, 10)}-${randomBytes(4).toString('hex')}`, privateJwk);
}

function toPair(kid: string, privateJwk: JWK): KeyPair {
  const { d: _private, ...publicJwk } = privateJwk;
  return { kid, privateJwk, publicJwk };
}

/**
 * The hub's signing keys: a folder of `<kid>.jwk.json`, the last by name signs, all verify. Where there is none, one is made
 * (mode 0600), written beside and renamed, so that no reader meets a half of it.
 */
export async function loadKeys(directory: string): Promise<readonly [KeyPair, ...KeyPair[]]> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const names = (await readdir(directory)).filter((name) => name.endsWith(suffix)).sort();
  const [newest, ...older] = await Promise.all(
    names.reverse().map(async (name) => {
      const jwk = JSON.parse(await readFile(join(directory, name), 'utf8')) as JWK;
      return toPair(name.slice(0, -suffix.length), jwk);
    }),
  );
  if (newest) return [newest, ...older];
  const made = await generateKey();
  const path = join(directory, `${made.kid}${suffix}`);
  await writeFile(`${path}.part`, JSON.stringify(made.privateJwk), { mode: 0o600 });
  await rename(`${path}.part`, path);
  return [made];
}
