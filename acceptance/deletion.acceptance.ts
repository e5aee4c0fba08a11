import { beforeAll, describe, expect, it } from 'vitest';
import { administer, type TestUser } from './support/administration.ts';
import { anImage, announce, imageCalls, pullToken, push, type EngineImage } from './support/engine.ts';
import { sharedDeployments } from './support/shared-deployments.ts';

const engine = 'docker/1.5.0 go/go1.3.3 git-commit/a8a31ef kernel/3.16.0-4-AMD64 os/Linux arch/AMD64';

describe.each(sharedDeployments())('tags and deletion on the $composition deployment', (deployment) => {
  const administration = administer(deployment);
  const { client } = administration;
  let user: TestUser;
  let count = 0;

  beforeAll(async () => {
    user = await administration.createUser('deletion');
  });

  const call = (
    method: string,
    path: string,
    more: { headers?: Record<string, string>; body?: string } = {},
  ) =>
    client.request({
      method,
      path: `/v1/repositories/${path}`,
      headers: { Authorization: user.authorization, ...more.headers },
      ...(more.body !== undefined && { body: more.body }),
    });
  const anonymous = (path: string) => client.request({ path: `/v1/repositories/${path}` });

  const pushed = async (tags: readonly string[], image: EngineImage = anImage()) => {
    count += 1;
    const repository = `${user.username}/r${String(count)}`;
    const names = Object.fromEntries(tags.map((tag) => [tag, image.id]));
    await push(client, { ...user, repository, images: [image], tags: names });
    return { repository, image };
  };

  it('[55] lists no tags of an announced repository, and 404 for an unknown one', async () => {
    const name = `${user.username}/untagged`;
    await announce(client, { ...user, repository: name, ids: [] });
    expect((await anonymous(`${name}/tags`)).text()).toBe('{}');
    const unknown = await anonymous(`${user.username}/unknown/tags`);
    expect([unknown.status, unknown.json()]).toEqual([404, { error: 'Repository not found' }]);
    const { repository, image } = await pushed(['a', 'b']);
    expect((await anonymous(`${repository}/tags`)).json()).toEqual({ a: image.id, b: image.id });
  });

  it('[56] a tag is its id in quotes; once deleted it is 404, and the repository stays', async () => {
    const { repository, image } = await pushed(['only']);
    expect((await anonymous(`${repository}/tags/only`)).text()).toBe(`"${image.id}"`);
    const gone = await call('DELETE', `${repository}/tags/only`);
    expect([gone.status, gone.text()]).toEqual([200, 'true']);
    const tag = await anonymous(`${repository}/tags/only`);
    expect([tag.status, tag.json()]).toEqual([404, { error: 'Tag not found' }]);
    expect((await call('DELETE', `${repository}/tags/only`)).status).toBe(404);
    expect((await anonymous(`${repository}/tags`)).text()).toBe('{}');
  });

  it('[56] deleting all tags leaves the repository with none', async () => {
    const { repository } = await pushed(['a', 'b']);
    expect((await call('DELETE', `${repository}/tags`)).text()).toBe('true');
    expect((await anonymous(`${repository}/tags`)).text()).toBe('{}');
  });

  it('[57] the hub marks with 202 and a delete token, which then deletes once', async () => {
    const { repository } = await pushed(['a']);
    const marked = await call('DELETE', `${repository}/`, { headers: { 'X-Docker-Token': 'true' } });
    expect([marked.status, marked.text()]).toEqual([202, '""']);
    expect(marked.header('X-Docker-Endpoints')).toBe(new URL(deployment.url).host);
    const token = `Token ${marked.header('X-Docker-Token') ?? ''}`;
    // A registry of its own would now ask the index about this token (protocol 4.8).
    expect((await call('GET', `${repository}/images`, { headers: { Authorization: token } })).status).toBe(
      200,
    );
    const confirmed = await call('DELETE', `${repository}/`, { headers: { Authorization: token } });
    expect([confirmed.status, confirmed.text()]).toEqual([200, 'true']);
    expect((await call('DELETE', `${repository}/`)).status).toBe(404);
    expect((await anonymous(`${repository}/images`)).status).toBe(404);
  });

  it('[57] Basic deletes directly, also without a slash, and others keep the shared image', async () => {
    const { repository, image } = await pushed(['a']);
    const other = await pushed(['a'], image);
    const gone = await call('DELETE', repository);
    expect([gone.status, gone.text()]).toEqual([200, 'true']);
    expect((await call('DELETE', repository)).status).toBe(404);
    const token = await pullToken(client, other.repository);
    const layer = await imageCalls(client, token).read(image.id, 'layer');
    expect(layer.body.equals(image.layer.bytes)).toBe(true);
  });

  it('[57] a new repository of a deleted name is a new one', async () => {
    const { repository, image } = await pushed(['a']);
    await call('DELETE', `${repository}/`);
    await announce(client, { ...user, repository, ids: [] });
    expect((await anonymous(`${repository}/tags`)).text()).toBe('{}');
    const token = await pullToken(client, repository);
    expect((await imageCalls(client, token).read(image.id, 'json')).status).toBe(404);
  });

  it('[58] tag and repository json tell what the pushing engine said of itself', async () => {
    const { repository, image } = await pushed([]);
    const token = await announce(client, { ...user, repository, ids: [image.id] });
    const tag = (name: string, headers: Record<string, string>) =>
      call('PUT', `${repository}/tags/${name}`, {
        headers: { Authorization: token, ...headers },
        body: `"${image.id}"`,
      });
    await tag('bare', {});
    expect((await anonymous(`${repository}/tags/bare/json`)).json()).toEqual({
      last_update: expect.any(Number) as number,
      docker_version: null,
      docker_go_version: null,
      arch: 'amd64',
      os: 'linux',
      kernel: null,
    });
    await tag('latest', { 'User-Agent': engine });
    const told = {
      last_update: expect.any(Number) as number,
      docker_version: '1.5.0',
      docker_go_version: 'go1.3.3',
      arch: 'amd64',
      os: 'linux',
      kernel: '3.16.0-4-amd64',
    };
    expect((await anonymous(`${repository}/tags/latest/json`)).json()).toEqual(told);
    expect((await anonymous(`${repository}/json`)).json()).toEqual(told);
  });

  it('[59] properties tell and set the access, and a private repository is not there for others', async () => {
    const { repository } = await pushed(['a']);
    const put = (body: string) => call('PUT', `${repository}/properties`, { body });
    expect((await call('GET', `${repository}/properties`)).json()).toEqual({ access: 'public' });
    for (const bad of ['{}', '{"access":"secret"}', '[]', 'x']) expect((await put(bad)).status).toBe(400);
    const set = await put('{"access":"private"}');
    expect([set.status, set.text()]).toEqual([200, 'true']);
    expect((await call('GET', `${repository}/properties`)).json()).toEqual({ access: 'private' });
    for (const path of ['tags', 'tags/a', 'images']) {
      expect((await anonymous(`${repository}/${path}`)).status).toBe(404);
    }
    expect((await call('GET', `${repository}/tags`)).status).toBe(200);
    await put('{"access":"public"}');
    expect((await anonymous(`${repository}/tags`)).status).toBe(200);
  });
});
