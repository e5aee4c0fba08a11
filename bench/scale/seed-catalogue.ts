import type pg from 'pg';

export interface CatalogueSize {
  readonly repositories: number;
  readonly tagsPerRepository: number;
}

const words = [
  'app', 'api', 'web', 'db', 'cache', 'queue', 'proxy', 'worker', 'batch', 'report', 'auth', 'mail', 'search', 'image', 'video',
  'ledger', 'invoice', 'payment', 'catalog', 'stock', 'order', 'cart', 'user', 'admin', 'metrics', 'trace', 'log', 'backup',
  'import', 'export', 'sync', 'bridge', 'gateway', 'router', 'edge', 'core', 'legacy', 'next', 'beta', 'nightly',
]; // prettier-ignore
const repositoriesPerNamespace = 100;
const batchRepositories = 50_000;
const digest = `sha256:${'a'.repeat(64)}`;

export const nameOf = (index: number): string =>
  `team${String(Math.floor((index - 1) / repositoriesPerNamespace))}/${words[index % words.length] ?? ''}-${
    words[Math.floor(index / words.length) % words.length] ?? ''
  }-${String(index)}`;

const idOf = `('00000000-0000-4000-8000-' || lpad(to_hex(i), 12, '0'))::uuid`;
const imageOf = `lpad(to_hex(i), 64, '0')`;

/** The same names as `nameOf`, made where the rows are. */
const nameSql = `'team' || ((i - 1) / ${String(repositoriesPerNamespace)}) || '/' || (w.list)[i % ${String(words.length)} + 1] || '-'
  || (w.list)[(i / ${String(words.length)}) % ${String(words.length)} + 1] || '-' || i`;

/**
 * Rows as they would be after as many pushes: a tenth of the repositories private, one image each, all of one layer. Triggers and
 * foreign keys are not run for each row, which would take hours; the rows satisfy them.
 */
export async function seedCatalogue(
  client: pg.Client,
  { repositories, tagsPerRepository }: CatalogueSize,
  onProgress: (done: number) => void,
): Promise<void> {
  await client.query(`SET session_replication_role = replica; SET synchronous_commit = off`);
  await client.query(
    `INSERT INTO registry.objects (storage_key, state, size_bytes) VALUES ('blobs/bench', 'live', 1024) ON CONFLICT DO NOTHING`,
  );
  await client.query(
    `INSERT INTO registry.blobs (digest, storage_key, size_bytes, verified_at) VALUES ($1, 'blobs/bench', 1024, now()) ON CONFLICT DO NOTHING`,
    [digest],
  );
  for (let first = 1; first <= repositories; first += batchRepositories) {
    const last = Math.min(repositories, first + batchRepositories - 1);
    const series = `generate_series(${String(first)}, ${String(last)}) AS i`;
    await client.query(
      `INSERT INTO hub.repositories (repository_id, name, namespace, access, description, star_count)
       SELECT ${idOf}, ${nameSql}, 'team' || ((i - 1) / ${String(repositoriesPerNamespace)}),
              CASE WHEN i % 10 = 0 THEN 'private' ELSE 'public' END, 'The ' || (w.list)[i % 7 + 1] || ' of number ' || i, i % 50
         FROM ${series}, (SELECT $1::text[] AS list) w`,
      [words],
    );
    await client.query(
      `INSERT INTO registry.repositories (repository_id, name, access, state, version)
       SELECT ${idOf}, ${nameSql}, CASE WHEN i % 10 = 0 THEN 'private' ELSE 'public' END, 'live', 1
         FROM ${series}, (SELECT $1::text[] AS list) w`,
      [words],
    );
    await client.query(
      `INSERT INTO registry.images (repository_id, image_id, json, state, digest, payload_checksum, lease_until)
       SELECT ${idOf}, ${imageOf}, convert_to('{"id":"' || ${imageOf} || '"}', 'UTF8'), 'complete', $1, $1, now() FROM ${series}`,
      [digest],
    );
    await client.query(
      `INSERT INTO registry.tags (repository_id, name, image_id)
       SELECT ${idOf}, 'v' || t, ${imageOf} FROM ${series}, generate_series(1, $1::integer) AS t`,
      [tagsPerRepository],
    );
    onProgress(last);
  }
  await client.query(`SET session_replication_role = DEFAULT`);
  for (const table of ['hub.repositories', 'registry.repositories', 'registry.images', 'registry.tags'])
    await client.query(`VACUUM ANALYZE ${table}`);
}
