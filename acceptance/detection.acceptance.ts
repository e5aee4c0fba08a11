import { describe, expect, it, onTestFinished } from 'vitest';
import { administer } from './support/administration.ts';
import { publicClient } from './support/public-client.ts';
import { sharedDeployments } from './support/shared-deployments.ts';
import { startDeployment } from './support/start-deployment.ts';

describe.each(sharedDeployments())('what a host is, on the $composition deployment', (deployment) => {
  const client = publicClient(deployment.url);

  it.each(['/_ping', '/v1/_ping'])('[1] %s answers 200 with no credentials, and HEAD too', async (path) => {
    const get = await client.request({ path });
    expect([get.status, get.text()]).toEqual([200, 'true']);
    expect(get.header('Content-Type')).toBe('application/json');
    const head = await client.request({ method: 'HEAD', path });
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect(head.header('Content-Length')).toBe('4');
  });

  it('[1] answers the ping whatever the credentials', async () => {
    for (const Authorization of [
      'Basic Og==',
      'Basic eDp5',
      'Token ',
      'Token signature=x',
      'Bearer ?',
      '%%',
    ]) {
      expect((await client.request({ path: '/v1/_ping', headers: { Authorization } })).status).toBe(200);
    }
  });

  it('[2] names a version and says that it is no standalone registry', async () => {
    const { headers } = await client.request({ path: '/v1/_ping' });
    const spelt = new Map(headers);
    expect(spelt.get('X-Docker-Registry-Version')).toBe('0.9.1');
    expect(spelt.get('X-Docker-Registry-Standalone')).toBe('false');
  });

  it.each(['/v2/', '/v2', '/v2/x/manifests/y', '/v2/_catalog'])(
    '[3] %s is a 404 in plain text',
    async (path) => {
      for (const method of ['GET', 'HEAD', 'POST', 'PUT']) {
        const answer = await client.request({ method, path });
        expect(answer.status).toBe(404);
        expect(answer.header('Content-Type')).toMatch(/^text\/plain/);
        expect(answer.header('Docker-Distribution-API-Version')).toBeUndefined();
        if (method === 'GET') expect(() => answer.json()).toThrow();
      }
    },
  );

  it('[4] the ping says the same through a proxy with another host and port', async () => {
    const plain = await client.request({ path: '/v1/_ping' });
    const proxied = await client.request({
      path: '/v1/_ping',
      headers: {
        Host: 'registry.example:5000',
        'X-Forwarded-Host': 'x.example',
        'X-Forwarded-Proto': 'https',
      },
    });
    const stable = (list: typeof plain.headers) =>
      list.filter(([name]) => !/^(date|x-request-id)$/i.test(name));
    expect(proxied.text()).toBe(plain.text());
    expect(stable(proxied.headers)).toEqual(stable(plain.headers));
  });

  it('[7] takes both slash forms of every index path and never redirects', async () => {
    const { createUser } = administer(deployment);
    const user = await createUser('slash');
    const headers = { Authorization: user.authorization, 'Content-Type': 'application/json' };
    const name = `/v1/repositories/${user.username}/app`;
    for (const slash of ['', '/']) {
      expect((await client.request({ path: `/v1/users${slash}`, headers })).status).toBe(200);
      const put = await client.request({ method: 'PUT', path: `${name}${slash}`, headers, body: '[]' });
      expect(put.status).toBe(200);
      expect((await client.request({ method: 'DELETE', path: `${name}${slash}`, headers })).status).toBe(200);
    }
  });
});

describe('the standalone header', () => {
  it.each(['true', 'mirror'])('[2] says what DRYDOCK_PING_STANDALONE=%s says', async (value) => {
    const deployment = await startDeployment('standalone', { DRYDOCK_PING_STANDALONE: value });
    onTestFinished(() => deployment.stop());
    const answer = await publicClient(deployment.url).request({ path: '/v1/_ping' });
    expect(answer.header('X-Docker-Registry-Standalone')).toBe(value);
  });
});
