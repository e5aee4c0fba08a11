import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import pg from 'pg';

/** One statement on the registry's rows of a deployment with a PostgreSQL of its own, as nobody but an accident is. */
export async function asDatabaseOwner(dataDirectory: string, sql: string): Promise<void> {
  const folder = join(dataDirectory, 'postgres');
  const [pidFile] = (await readdir(folder, { recursive: true })).filter(
    (file) => basename(file) === 'postmaster.pid',
  );
  const port = Number((await readFile(join(folder, pidFile ?? ''), 'utf8')).split('\n')[3]);
  const password = (await readFile(join(dataDirectory, 'secrets', 'database-registry'), 'utf8')).trim();
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'drydock_registry',
    password,
    database: 'drydock',
  });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Loses all that a rebuild can bring back. */
export const loseRows =
  'TRUNCATE registry.repositories, registry.objects, registry.reviews, registry.manifests, registry.manifest_changes CASCADE';
