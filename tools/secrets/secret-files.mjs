import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const random = (bytes) => randomBytes(bytes).toString('hex');

/** An Ed25519 key as the hub reads it: a JWK (RFC 8037) with the id under which its tokens name it. */
function signingKey() {
  const { privateKey } = generateKeyPairSync('ed25519');
  const kid = `${new Date().toISOString().slice(0, 10)}-${random(4)}`;
  return JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid });
}

/**
 * File → how its text is made, given those before it. The hosts are the services' names in docker-compose.yml and in
 * k8s/overlays/dev.
 */
const recipes = {
  'postgres-password': () => random(24),
  'hub-password': () => random(24),
  'registry-password': () => random(24),
  'hub-database-url': (made) => `postgres://hub:${made['hub-password']}@postgres:5432/drydock`,
  'registry-database-url': (made) => `postgres://registry:${made['registry-password']}@postgres:5432/drydock`,
  internal: () => random(32),
  'admin-password': () => random(12),
  'hub-key.jwk.json': signingKey,
  'redis.conf': () => `requirepass ${random(24)}`,
  'redis-url': (made) => `redis://:${made['redis.conf'].split(' ')[1]}@redis:6379`,
  's3-access-key': () => `drydock-${random(6)}`,
  's3-secret-key': () => random(24),
};

/**
 * Makes the files that are missing; what is there is never changed, for a database keeps the password that it began with.
 * @returns all of them by name, and the names of those that are new.
 */
export function ensureSecretFiles(directory) {
  mkdirSync(directory, { recursive: true });
  // The folder keeps others out. The files themselves must be readable to whichever user a container runs as.
  chmodSync(directory, 0o700);
  const secrets = {};
  const made = [];
  for (const [name, make] of Object.entries(recipes)) {
    const path = join(directory, name);
    if (!existsSync(path)) {
      writeFileSync(path, `${make(secrets)}\n`, { mode: 0o444, flag: 'wx' });
      made.push(name);
    }
    secrets[name] = readFileSync(path, 'utf8').trim();
  }
  return { secrets, made };
}
