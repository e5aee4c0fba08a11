import { beforeAll, describe, expect, it } from 'vitest';
import type { RawResponse } from '@drydock/testing';
import { administer, expectStatus, type TestUser } from './support/administration.ts';
import { basic } from './support/credentials.ts';
import { anImage, announce, imageCalls, pullToken, push, type EngineImage } from './support/engine.ts';
import { sharedDeployments } from './support/shared-deployments.ts';
import { signAgain } from './support/sign-again.ts';

const requiresAuthorization = (answer: RawResponse) => {
  expect([answer.status, answer.json()]).toEqual([401, { error: 'Requires authorization' }]);
  expect(answer.header('WWW-Authenticate')).toBe('Token');
};

describe.each(sharedDeployments())('tokens on the $composition deployment', (deployment) => {
  const administration = administer(deployment);
  const { client } = administration;
  let user: TestUser;
  let image: EngineImage;
  let repository: string;
  let writeToken: string;
  let readToken: string;

  beforeAll(async () => {
    user = await administration.createUser('tokens');
    repository = `${user.username}/private`;
    image = anImage();
    writeToken = await push(client, { ...user, repository, images: [image], tags: { latest: image.id } });
    const made = await client.request({
      method: 'PUT',
      path: `/v1/repositories/${repository}/properties`,
      headers: { Authorization: user.authorization, 'Content-Type': 'application/json' },
      body: '{"access":"private"}',
    });
    expectStatus(made, 200);
    writeToken = await announce(client, { ...user, repository, ids: [image.id] });
    readToken = await pullToken(client, repository, user.authorization);
  });

  const tagsWith = (authorization: string) =>
    client.request({
      path: `/v1/repositories/${repository}/tags`,
      headers: { Authorization: authorization },
    });

  it('[24] takes every spelling of a token', async () => {
    const members = readToken.replace('Token ', '').split(',');
    const unquoted = readToken.replaceAll('"', '');
    const spellings = [
      readToken,
      readToken.replace('Token', 'token'),
      readToken.replace('Token', 'Token Token'),
      readToken.replace('Token ', 'Token  '),
      unquoted,
      `Token ${members.map((member) => member.replace(/=(.*)$/, (_all, value: string) => `="${value.replaceAll('"', '')}"`)).join(',')}`,
      `Token ${members.join(', ')}`,
      `Token ${[...members].reverse().join(',')}`,
      `${readToken},colour=blue`,
    ];
    for (const spelling of spellings) expect((await tagsWith(spelling)).status, spelling).toBe(200);
  });

  it('[25] an empty token and an empty Basic are anonymous', async () => {
    const open = `${user.username}/open`;
    await push(client, { ...user, repository: open, images: [], tags: {} });
    for (const Authorization of ['Token ', 'Token', 'Basic Og==']) {
      const answer = await client.request({
        path: `/v1/repositories/${open}/tags`,
        headers: { Authorization },
      });
      expect([answer.status, answer.text()]).toEqual([200, '{}']);
      const hidden = await client.request({
        path: `/v1/repositories/${repository}/tags`,
        headers: { Authorization },
      });
      expect(hidden.status).toBe(404);
    }
  });

  it('[26] refuses a token with another signature, repository or access', async () => {
    const [head = '', payload = '', signature = ''] = (/signature=([^,]+)/.exec(readToken)?.[1] ?? '').split(
      '.',
    );
    const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    const claims = Buffer.from(payload, 'base64url').toString().replace('"read"', '"write"');
    const forged = `${head}.${Buffer.from(claims).toString('base64url')}.${signature}`;
    const whole = `${head}.${payload}.${signature}`;
    for (const changed of [
      readToken.replace(whole, `${head}.${payload}.${flipped}`),
      readToken.replace(whole, forged),
      readToken.replace(whole, `${head}.${payload}.`),
      readToken.replace(whole, 'x'),
      readToken.replace(repository, `${user.username}/other`),
      readToken.replace('access=read', 'access=write'),
    ]) {
      requiresAuthorization(await tagsWith(changed));
    }
  });

  it('[26] refuses a token that has expired', async () => {
    const living = await signAgain(deployment, readToken, 60);
    expectStatus(await tagsWith(living), 200);
    const expired = await signAgain(deployment, readToken, -60);
    requiresAuthorization(await tagsWith(expired));
    const images = { path: `/v1/repositories/${repository}/images`, headers: { Authorization: expired } };
    expectStatus(await client.request(images), 401);
  });

  it('[27] a write token reads; read and delete tokens do not write', async () => {
    const writing = imageCalls(client, writeToken);
    expect((await writing.read(image.id, 'json')).status).toBe(200);
    expect((await writing.read(image.id, 'json', {}, 'HEAD')).status).toBe(200);
    requiresAuthorization(await imageCalls(client, readToken).json(image));
    requiresAuthorization(await imageCalls(client, readToken).tag(repository, 'x', image.id));

    const doomed = `${user.username}/doomed`;
    await push(client, { ...user, repository: doomed, images: [image], tags: {} });
    const marked = await client.request({
      method: 'DELETE',
      path: `/v1/repositories/${doomed}/`,
      headers: { Authorization: user.authorization, 'X-Docker-Token': 'true' },
    });
    const deleteToken = `Token ${expectStatus(marked, 202).header('X-Docker-Token') ?? ''}`;
    expect(deleteToken).toContain('access=delete');
    requiresAuthorization(await imageCalls(client, deleteToken).json(image));
    requiresAuthorization(await imageCalls(client, deleteToken).tag(doomed, 'x', image.id));
  });

  it("[28] a token of one repository opens no other's tags and no other's images", async () => {
    const other = `${user.username}/other`;
    const token = await announce(client, { ...user, repository: other, ids: [] });
    requiresAuthorization(await tagsWith(token));
    const answer = await imageCalls(client, token).read(image.id, 'json');
    expect([answer.status, answer.json()]).toEqual([404, { error: 'Image not found' }]);
    expect((await imageCalls(client, token).read(image.id, 'layer')).status).toBe(404);
  });

  it('[29] one token serves a thousand calls, five at a time', async () => {
    const calls = imageCalls(client, readToken);
    const statuses = new Set<number>();
    const worker = async () => {
      for (let call = 0; call < 200; call += 1) statuses.add((await calls.read(image.id, 'json')).status);
    };
    await Promise.all(Array.from({ length: 5 }, worker));
    expect([...statuses]).toEqual([200]);
  });

  it('[30] registry routes give no token', async () => {
    for (const part of ['json', 'ancestry', 'layer']) {
      const answer = await imageCalls(client, readToken).read(image.id, part, { 'X-Docker-Token': 'true' });
      expect(answer.status).toBe(200);
      for (const name of ['X-Docker-Token', 'WWW-Authenticate', 'Set-Cookie', 'X-Docker-Endpoints']) {
        expect(answer.header(name)).toBeUndefined();
      }
    }
    expect((await tagsWith(readToken)).header('X-Docker-Token')).toBeUndefined();
  });

  it('[31] a cookie names the repository of a Basic call, authorises nothing, and may come twice', async () => {
    const made = await client.request({
      method: 'PUT',
      path: `/v1/repositories/${user.username}/by-cookie/`,
      headers: {
        Authorization: user.authorization,
        'Content-Type': 'application/json',
        'X-Docker-Token': 'true',
      },
      body: JSON.stringify([{ id: image.id }]),
    });
    const setCookie = expectStatus(made, 200).header('Set-Cookie') ?? '';
    expect(setCookie).toMatch(/^session=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
    const [session = ''] = setCookie.split(';');
    const cookie = `${session}; ${session}`;
    const put = (headers: Readonly<Record<string, string>>) =>
      client.request({ method: 'PUT', path: `/v1/images/${image.id}/json`, headers, body: image.json });
    requiresAuthorization(await put({ Cookie: cookie }));
    // The image is announced in two repositories of this user; only the cookie tells which is meant.
    expect((await put({ Authorization: user.authorization, Cookie: cookie })).status).toBe(200);
    expect((await put({ Authorization: basic(user.username, 'wrong'), Cookie: cookie })).status).toBe(401);
  });
});
