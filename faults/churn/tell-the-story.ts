import type { World } from './world.ts';

const mostViolations = 4;
const mostLines = 60;

async function rowsAbout({ stack }: World, words: readonly string[]): Promise<readonly string[]> {
  const asked = [
    'SELECT * FROM objects WHERE storage_key = ANY ($1)',
    `SELECT digest, storage_key, size_bytes, state, verified_at, created_at FROM blobs
      WHERE digest = ANY ($1) OR replace(digest, 'sha256:', '') = ANY ($1) OR storage_key = ANY ($1)`,
    `SELECT repository_id, image_id, parent, state, digest, lease_until, created_at FROM images WHERE image_id = ANY ($1)`,
    'SELECT t.* FROM tags t JOIN repositories r USING (repository_id) WHERE t.image_id = ANY ($1) OR r.name = ANY ($1)',
    'SELECT * FROM tag_history WHERE image_id = ANY ($1)',
    `SELECT v.* FROM reviews v WHERE EXISTS (SELECT 1 FROM unnest($1::text[]) w WHERE w <> '' AND v.key LIKE '%' || w)`,
    'SELECT repository_id, name, state, version FROM repositories WHERE name = ANY ($1)',
  ];
  const found: string[] = [];
  for (const sql of asked) {
    const { rows } = await stack.rows.query<Readonly<Record<string, unknown>>>(sql, [words]);
    const table = /FROM (\w+)/.exec(sql)?.[1] ?? '';
    found.push(...rows.map((row) => `${table}: ${JSON.stringify(row)}`));
  }
  return found;
}

/** What became of the objects concerned: what the actors did to them, their rows, the services' words. */
export async function tellTheStory(world: World): Promise<string> {
  const { journal, random, stack } = world;
  const parts = [
    `seed ${String(random.seed)}, ${String(journal.violations.length)} violations; ${stack.log.path}`,
  ];
  for (const { what, about } of journal.violations.slice(0, mostViolations)) {
    const words = about.filter((word) => word.length > 5);
    parts.push(
      `\n${what}`,
      ...journal.linesAbout(words).slice(-mostLines),
      ...(await rowsAbout(world, words)).slice(0, mostLines),
      ...(words.length > 0 ? await stack.log.linesAbout(...words) : []),
    );
  }
  return parts.join('\n  ');
}
