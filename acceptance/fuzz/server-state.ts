import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expectStatus, type Administration } from '../support/administration.ts';

/** Files below the data directory; PostgreSQL's own are its business. */
function files(directory: string): string[] {
  if (existsSync(join(directory, 'PG_VERSION'))) return [];
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? files(join(directory, entry.name)).map((file) => `${entry.name}/${file}`)
      : [entry.name],
  );
}

async function listAll({ client, admin }: Administration, path: string): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  let after = '';
  do {
    const answer = await client.request({
      path: `${path}?limit=100${after}`,
      headers: { Authorization: admin.authorization },
    });
    const page = expectStatus(answer, 200).json() as { items: readonly unknown[]; next?: string };
    items.push(...page.items);
    after = page.next === undefined ? '' : `&after=${encodeURIComponent(page.next)}`;
  } while (after !== '');
  return items;
}

/** What an outsider can have left behind: accounts, repositories with their tags, trash, stored objects. */
export async function serverState(administration: Administration, dataDirectory: string) {
  const users = (await listAll(administration, '/api/users')) as { username: string }[];
  const repositories = (await listAll(administration, '/api/repositories')) as {
    name: string;
    access: string;
  }[];
  const tags: Record<string, unknown> = {};
  for (const { name } of repositories) {
    const answer = await administration.client.request({
      path: `/v1/repositories/${name}/tags`,
      headers: { Authorization: administration.admin.authorization },
    });
    tags[name] = answer.json();
  }
  return {
    users: users.map(({ username }) => username).sort(),
    repositories: repositories.map(({ name, access }) => `${name} ${access}`).sort(),
    tags,
    trash: await listAll(administration, '/api/trash'),
    files: files(dataDirectory).sort(),
  };
}
