import { beforeAll, describe, expect, it } from 'vitest';
import { administer, type TestUser } from './support/administration.ts';
import { anImage, announce, imageCalls, push } from './support/engine.ts';
import { sharedDeployments } from './support/shared-deployments.ts';

describe.each(sharedDeployments())('names on the $composition deployment', (deployment) => {
  const administration = administer(deployment);
  const { client, admin } = administration;
  let user: TestUser;

  beforeAll(async () => {
    user = await administration.createUser('names');
  });

  const putRepository = (path: string) =>
    client.request({
      method: 'PUT',
      path,
      headers: { Authorization: user.authorization, 'Content-Type': 'application/json' },
      body: '[]',
    });

  it('[5] [6] a bare name and its library/ form are one repository, and the token says library/', async () => {
    const name = `lib-${user.username.replace('_', '-')}`;
    const image = anImage();
    const token = await announce(client, { ...admin, repository: name, ids: [image.id] });
    expect(token).toContain(`repository="library/${name}"`);
    await push(client, { ...admin, repository: name, images: [image], tags: { one: image.id } });
    for (const form of [name, `library/${name}`]) {
      const tags = await client.request({ path: `/v1/repositories/${form}/tags` });
      expect(tags.json()).toEqual({ one: image.id });
    }
    await administration.removeRepository(`library/${name}`);
    expect((await client.request({ path: `/v1/repositories/${name}/tags` })).status).toBe(404);
  });

  it('[8] [11] PUT …/foo/images is an image list, PUT …/foo/images/ a refused name', async () => {
    const base = `/v1/repositories/${user.username}`;
    expect((await putRepository(`${base}/foo/`)).status).toBe(200);
    expect((await putRepository(`${base}/foo/images`)).status).toBe(204);
    for (const word of ['images', 'tags', 'auth', 'json', 'properties', 'layer']) {
      expect((await putRepository(`${base}/${word}/`)).status).toBe(400);
    }
  });

  it('[9] a name of three components is created, tagged, listed, read and deleted', async () => {
    const repository = `${user.username}/deep/app`;
    const image = anImage();
    await push(client, { ...user, repository, images: [image], tags: { v1: image.id } });
    const read = async (rest: string) =>
      (await client.request({ path: `/v1/repositories/${repository}/${rest}` })).json();
    expect(await read('tags')).toEqual({ v1: image.id });
    expect(await read('tags/v1')).toBe(image.id);
    expect(await read('images')).toEqual([expect.objectContaining({ id: image.id })]);
    const gone = await client.request({
      method: 'DELETE',
      path: `/v1/repositories/${repository}/`,
      headers: { Authorization: user.authorization },
    });
    expect([gone.status, gone.text()]).toEqual([200, 'true']);
  });

  it.each([
    ['an upper-case letter', 'App'],
    ['dot dot', '..'],
    ['an escaped dot dot', '%2e%2e'],
    ['an escaped slash', 'a%2Fb'],
    ['an escaped NUL', 'a%00b'],
    ['an empty component', '/a'],
    ['256 characters', 'a'.repeat(256)],
    ['a broken escape', 'a%zz'],
    ['invalid UTF-8', 'a%ff'],
  ])('[10] refuses %s and writes nothing', async (_what, name) => {
    const before = await repositories();
    const answer = await putRepository(`/v1/repositories/${user.username}/${name}/`);
    expect([400, 404]).toContain(answer.status);
    expect(answer.json()).toEqual({ error: expect.any(String) as string });
    expect(await repositories()).toEqual(before);
  });

  const repositories = async () => {
    const answer = await client.request({
      path: `/api/repositories?namespace=${user.username}`,
      headers: { Authorization: user.authorization },
    });
    expect(answer.status).toBe(200);
    return (answer.json() as { items: { name: string }[] }).items.map(({ name }) => name).sort();
  };

  it('[12] takes a tag of 128 characters and refuses what is no tag', async () => {
    const repository = `${user.username}/tags-of`;
    const image = anImage();
    const token = await push(client, { ...user, repository, images: [image], tags: {} });
    const { tag } = imageCalls(client, token);
    for (const good of ['a'.repeat(128), '_x', 'A.b-c_9']) {
      expect((await tag(repository, good, image.id)).status).toBe(200);
    }
    for (const bad of ['a'.repeat(129), '.x', '-x', 'x%0A', '%C3%A9', 'x%20y']) {
      expect((await tag(repository, bad, image.id)).status).toBe(400);
    }
  });

  it('[13] takes ids of 64 and 16 hex and answers 404 to others', async () => {
    const repository = `${user.username}/ids`;
    const short = anImage({ id: '0123456789abcdef' });
    await push(client, { ...user, repository, images: [short], tags: { short: short.id } });
    for (const id of ['a'.repeat(63), 'a'.repeat(65), 'A'.repeat(64), 'g'.repeat(64)]) {
      const answer = await client.request({ path: `/v1/images/${id}/json` });
      expect([answer.status, answer.json()]).toEqual([404, { error: 'Invalid image ID' }]);
    }
  });
});
