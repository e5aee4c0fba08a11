import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { createRawClient } from '@drydock/testing';
import { deadUrl, gateway, imagePath, upstream } from './closed-after-test.ts';

describe('replicas', () => {
  it('take turns, and one that is gone costs no request', async () => {
    const names: string[] = [];
    const [one, two] = [
      await upstream((_req, res) => res.end(String(names.push('one')))),
      await upstream((_req, res) => res.end(String(names.push('two')))),
    ];
    const { url } = await gateway({ hub: [await deadUrl()], registry: [one.url, two.url] });
    const client = createRawClient(url);
    for (let index = 0; index < 4; index += 1) await client.request({ path: imagePath });
    expect(names.filter((name) => name === 'one')).toHaveLength(2);
    await one.close();
    for (let index = 0; index < 4; index += 1) {
      expect((await client.request({ path: imagePath })).status).toBe(200);
      const put = await client.request({ method: 'PUT', path: imagePath, body: 'bytes' });
      expect(put.status).toBe(200);
    }
  });

  it('that hang up get what is small and harmless once more from the next one', async () => {
    const bodies: string[] = [];
    const dying = await upstream((req) => req.socket.destroy());
    const other = await upstream((req, res) => {
      let body = '';
      req.on('data', (chunk: Buffer) => (body += chunk.toString()));
      req.once('end', () => {
        bodies.push(`${req.method ?? ''} ${body}`);
        res.end();
      });
    });
    const { url } = await gateway({ hub: [await deadUrl()], registry: [dying.url, other.url] });
    const put = (part: string, body?: string) =>
      createRawClient(url).request({
        method: 'PUT',
        path: imagePath.replace(/layer$/, part),
        ...(body === undefined ? {} : { body }),
      });
    const path = '/v1/repositories/a/b/tags/latest';
    for (let turn = 0; turn < 2; turn += 1) {
      expect((await put('json', '{"id":"x"}')).status).toBe(200);
      expect((await put('checksum')).status).toBe(200);
    }
    const gone = await Promise.all(
      [1, 2].map(() => createRawClient(url).request({ method: 'DELETE', path })),
    );
    expect(gone.map(({ status }) => status).sort()).toEqual([200, 502]);
    expect(bodies).toEqual(['PUT {"id":"x"}', 'PUT ', 'PUT {"id":"x"}', 'PUT ', 'DELETE ']);
  });

  it('that hang up on many calls at once lose none of them: no call goes to the same one twice', async () => {
    const dying = await upstream((req) => req.socket.destroy());
    const other = await upstream((_req, res) => res.end());
    const { url } = await gateway({ hub: [await deadUrl()], registry: [dying.url, other.url] });
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => createRawClient(url).request({ path: imagePath })),
    );
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  });

  it('an upload is never sent twice once a service had it', async () => {
    let calls = 0;
    const registry = await upstream((req) => {
      calls += 1;
      req.once('data', () => req.socket.destroy());
    });
    const { url } = await gateway({ hub: [await deadUrl()], registry: [registry.url, registry.url] });
    const answer = await createRawClient(url).request({ method: 'PUT', path: imagePath, body: 'bytes' });
    expect(answer.status).toBe(502);
    expect(calls).toBe(1);
  });
});

describe('the image list of a repository', () => {
  it('comes from the registry while the hub is away or says so', async () => {
    const registry = await upstream((_req, res) => res.end('[]'));
    const hub = await upstream((_req, res) => res.writeHead(503).end('{}'));
    for (const hubUrl of [await deadUrl(), hub.url]) {
      const { url } = await gateway({ hub: [hubUrl], registry: [registry.url] });
      const answer = await createRawClient(url).request({ path: '/v1/repositories/a/b/images' });
      expect([answer.status, answer.text()]).toEqual([200, '[]']);
      const put = await createRawClient(url).request({
        method: 'PUT',
        path: '/v1/repositories/a/b/images',
        body: '[]',
      });
      expect(put.status).toBe(503);
    }
  });

  it('comes from the registry when the hub hangs, long before another call is given up', async () => {
    const registry = await upstream((_req, res) => res.end('[]'));
    const hub = await upstream((req) => void req.resume());
    const { url } = await gateway(
      { hub: [hub.url], registry: [registry.url] },
      { answerTimeoutMs: 20_000, elsewhereTimeoutMs: 100 },
    );
    const path = '/v1/repositories/a/b/images';
    const answer = await createRawClient(url).request({ path });
    expect([answer.status, answer.text()]).toEqual([200, '[]']);
  });

  it('is waited for where nobody else may answer', async () => {
    const hub = await upstream((req, res) => {
      req.resume();
      setTimeout(() => res.end('[]'), 300);
    });
    const { url } = await gateway(
      { hub: [hub.url], registry: [await deadUrl()] },
      { answerTimeoutMs: 20_000, elsewhereTimeoutMs: 100 },
    );
    const path = '/v1/repositories/a/b/images';
    const put = await createRawClient(url).request({ method: 'PUT', path, body: '[]' });
    expect(put.status).toBe(200);
  });
});

describe('what is no request', () => {
  it.each([
    ['no line of one', 'NONSENSE', 'Bad Request'],
    ['no host', 'GET /v1/_ping HTTP/1.1', 'The Host header is missing'],
  ])('gets the error object: %s', async (_what, head, error) => {
    const { port } = await gateway({ hub: [await deadUrl()], registry: [await deadUrl()] });
    const socket = connect(port, '127.0.0.1');
    socket.end(`${head}\r\n\r\n`);
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
    expect(answer).toContain(`{"error":"${error}"}`);
  });

  it.each(['GET /_ping HTTP/1.0', 'GET /_ping HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: wonders'])(
    'is not %j',
    async (head) => {
      const { port } = await gateway({ hub: [await deadUrl()], registry: [await deadUrl()] });
      const socket = connect(port, '127.0.0.1');
      socket.end(`${head}\r\n\r\n`);
      expect(await text(socket)).toMatch(/^HTTP\/1.1 200 OK\r\n[^]*true$/);
    },
  );
});
