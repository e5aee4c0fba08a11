import { execFileSync } from 'node:child_process';
import { chmod, chown, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually, makeTestCertificate, tempDirectory, type TempDirectory } from '@drydock/testing';
import { createPool } from './create-pool.ts';
import { migrateDatabase } from './migrate-database.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

/** The server refuses a key that others may read, and may run as a user of its own. */
async function giveToServer(file: string): Promise<void> {
  await chmod(file, 0o600);
  if (process.getuid?.() !== 0) return;
  await chown(file, Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' })), 0);
}

describe('PostgreSQL over TLS', () => {
  let database: TestDatabase;
  let directory: TempDirectory;
  let whyNot: string | undefined;
  const at = (name: string) => join(directory.path, name);
  const asSuperuser = async (...statements: readonly string[]) => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  const urlWith = (settings: Readonly<Record<string, string>>) => {
    const url = new URL(database.url);
    for (const [name, value] of Object.entries(settings)) url.searchParams.set(name, value);
    return url.href;
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    directory = await tempDirectory('postgres-tls');
    const [own, other] = [await makeTestCertificate(), await makeTestCertificate()];
    if ('unavailable' in own || 'unavailable' in other) {
      whyNot = 'there is no openssl here to make a certificate with';
      return;
    }
    await writeFile(at('key.pem'), own.key);
    await writeFile(at('cert.pem'), own.cert);
    await writeFile(at('other.pem'), other.cert);
    await giveToServer(at('key.pem'));
    await Promise.all([own.remove(), other.remove()]);
    await asSuperuser(
      `ALTER SYSTEM SET ssl_cert_file = '${at('cert.pem')}'`,
      `ALTER SYSTEM SET ssl_key_file = '${at('key.pem')}'`,
      `ALTER SYSTEM SET ssl = 'on'`,
      'SELECT pg_reload_conf()',
    );
  });
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(async () => {
    if (whyNot === undefined) {
      await asSuperuser(
        'ALTER SYSTEM RESET ssl',
        'ALTER SYSTEM RESET ssl_cert_file',
        'ALTER SYSTEM RESET ssl_key_file',
        'SELECT pg_reload_conf()',
      );
    }
    await database.drop();
    await directory.remove();
  });

  it('is verified by the authority that the URL names, by pool and migration alike', async () => {
    const url = urlWith({ sslmode: 'verify-full', sslrootcert: at('cert.pem') });
    const pool = createPool({ url, schema: 'secured', applicationName: 'tls-test' });
    await eventually(async () => {
      const { rows } = await pool.query<{ ssl: boolean }>(
        'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
      );
      expect(rows).toEqual([{ ssl: true }]);
    });
    const words: string[] = [];
    const log = { info: (_: object, message: string) => words.push(message), warn: () => undefined };
    await migrateDatabase({ url, schema: 'secured', migrations: [] }, log);
    expect(words).toEqual(['schema is up to date']);
    await pool.end();
  });

  it('is refused when its certificate is of another authority', async () => {
    const url = urlWith({ sslmode: 'verify-full', sslrootcert: at('other.pem') });
    const pool = createPool({ url, schema: 'secured', applicationName: 'tls-test' });
    await expect(pool.query('SELECT 1')).rejects.toThrow(/certificate/);
    await pool.end();
  });
});
