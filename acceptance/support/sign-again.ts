import { createPrivateKey, sign } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deployment } from './start-deployment.ts';

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const decoded = (part: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

/**
 * A token of the deployment's own, with another end: signed with the key in its data directory, so that nothing but the time is wrong
 * with it. @param authorization `Token signature=…`
 */
export async function signAgain(
  { dataDirectory }: Pick<Deployment, 'dataDirectory'>,
  authorization: string,
  expiresInSeconds: number,
): Promise<string> {
  const [head = '', payload = '', signature = ''] = (
    /signature=([^,]+)/.exec(authorization)?.[1] ?? ''
  ).split('.');
  const keys = join(dataDirectory, 'secrets/keys');
  const { kid } = decoded(head);
  for (const file of await readdir(keys)) {
    const jwk = JSON.parse(await readFile(join(keys, file), 'utf8')) as Record<string, unknown>;
    if ((jwk['kid'] ?? file.replace(/\.jwk\.json$/, '')) !== kid) continue;
    const exp = Math.floor(Date.now() / 1000) + expiresInSeconds;
    const signed = `${head}.${base64url({ ...decoded(payload), exp })}`;
    const key = createPrivateKey({ key: jwk, format: 'jwk' });
    const made = sign(null, Buffer.from(signed), key).toString('base64url');
    return authorization.replace(`${head}.${payload}.${signature}`, `${signed}.${made}`);
  }
  throw new Error(`no key ${String(kid)} in ${keys}`);
}
