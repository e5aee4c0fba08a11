import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect, createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { createLogger } from '@drydock/observability';
import { createRawClient, eventually } from '@drydock/testing';
import { closeAfterTest, deadUrl, gateway, imagePath, upstream } from './closed-after-test.ts';

describe('a forwarded request', () => {
  it('arrives with its spelling, with the facts about the client, and without what is of the connection', async () => {
    let seen: IncomingMessage | undefined;
    const registry = await upstream((req, res) => {
      seen = req;
      res.writeHead(200, 'Fine', ['X-Docker-Size', '12', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2']);
      res.end('ok');
    });
    const { url } = await gateway({ hub: [await deadUrl()], registry: [registry.url] });
    const answer = await createRawClient(url).request({
      path: `${imagePath}?x=%20y`,
      headers: [
        ['X-Docker-Token', 'true'],
        ['authorization', 'Token abc'],
        ['Cookie', 'session=a; session=a'],
        ['X-Forwarded-For', '6.6.6.6'],
        ['X-Real-IP', '6.6.6.6'],
        ['X-Hop', 'gone'],
        ['Connection', 'close, X-Hop'],
        ['X-Request-Id', 'mine-1'],
        ['Accept-Encoding', 'gzip'],
      ],
    });
    expect(answer.status).toBe(200);
    expect(answer.values('Set-Cookie')).toEqual(['a=1', 'b=2']);
    expect(answer.headers).toContainEqual(['X-Docker-Size', '12']);
    expect(answer.header('X-Request-Id')).toBe('mine-1');
    expect(seen?.url).toBe(`${imagePath}?x=%20y`);
    const names = (seen?.rawHeaders ?? []).filter((_part, index) => index % 2 === 0);
    expect(names).toEqual(expect.arrayContaining(['X-Docker-Token', 'authorization', 'Cookie']));
    expect(names).not.toContain('X-Hop');
    expect(seen?.headers).toMatchObject({
      host: new URL(url).host,
      cookie: 'session=a; session=a',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': new URL(url).host,
      'x-request-id': 'mine-1',
      'accept-encoding': 'gzip',
    });
    expect(seen?.headers['x-real-ip']).toBeUndefined();
  });

  it('of HTTP/1.0 without a host goes on with the one that was reached', async () => {
    const registry = await upstream((req, res) => res.end(req.headers.host));
    const { port, url } = await gateway({ hub: [await deadUrl()], registry: [registry.url] });
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET ${imagePath} HTTP/1.0\r\n\r\n`);
    expect(await text(socket)).toMatch(new RegExp(`^HTTP/1.1 200 OK[^]*\r\n\r\n[^]*${new URL(url).host}`));
  });

  it('streams a body up and down without changing a byte', async () => {
    const registry = await upstream((req, res) => {
      res.writeHead(200, { 'Content-Type': 'application/octet-stream' });
      req.pipe(res);
    });
    const { url } = await gateway({ hub: [await deadUrl()], registry: [registry.url] });
    const chunks = Array.from({ length: 64 }, () => randomBytes(65_536));
    const answer = await createRawClient(url).request({
      method: 'PUT',
      path: imagePath,
      body: Readable.from(chunks),
    });
    const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(sha(answer.body)).toBe(sha(Buffer.concat(chunks)));
  });

  it('does not gather a body: the service reads while the client still writes', async () => {
    const received: string[] = [];
    const registry = await upstream((req, res) => {
      req.on('data', (chunk: Buffer) => received.push(chunk.toString()));
      req.on('end', () => res.end('done'));
    });
    const { port } = await gateway({ hub: [await deadUrl()], registry: [registry.url] });
    const client = httpRequest({ host: '127.0.0.1', port, method: 'PUT', path: imagePath });
    client.write('first');
    await eventually(() => expect(received.join('')).toBe('first'));
    client.end('second');
    const [answer] = (await once(client, 'response')) as [IncomingMessage];
    expect(await text(answer)).toBe('done');
    expect(received.join('')).toBe('firstsecond');
  });

  it('answers HEAD with the headers of the service and no body', async () => {
    const registry = await upstream((_req, res) => {
      res.writeHead(200, { 'Content-Length': '123' });
      res.end();
    });
    const { url } = await gateway({ hub: [await deadUrl()], registry: [registry.url] });
    const answer = await createRawClient(url).request({ method: 'HEAD', path: imagePath });
    expect(answer.header('Content-Length')).toBe('123');
    expect(answer.body).toHaveLength(0);
  });

  it('lets a client that expects 100 Continue go on', async () => {
    const registry = await upstream(async (req, res) => {
      expect(req.headers.expect).toBeUndefined();
      res.end(await text(req));
    });
    const { port } = await gateway({ hub: [await deadUrl()], registry: [registry.url] });
    const client = httpRequest({
      host: '127.0.0.1',
      port,
      method: 'PUT',
      path: imagePath,
      headers: { Expect: '100-continue', 'Content-Length': '4' },
    });
    client.flushHeaders();
    await once(client, 'continue');
    client.end('body');
    const [answer] = (await once(client, 'response')) as [IncomingMessage];
    expect(await text(answer)).toBe('body');
  });

  it('[36] lets the client read an answer that comes before its body has ended', async () => {
    const registry = await upstream((_req, res) => {
      res.writeHead(409, { 'Content-Type': 'application/json' });
      res.end('{"error":"Image already exists"}');
    });
    const { port } = await gateway({ hub: [await deadUrl()], registry: [registry.url] });
    // A client that reads nothing until it has written everything.
    const socket = connect(port, '127.0.0.1').pause();
    const size = 200 * 65_536;
    socket.write(
      `PUT ${imagePath} HTTP/1.1\r\nHost: reg\r\nConnection: close\r\nContent-Length: ${String(size)}\r\n\r\n`,
    );
    for (let sent = 0; sent < size; sent += 65_536) {
      await new Promise<void>((resolve, reject) => {
        socket.write(randomBytes(65_536), (error) => (error ? reject(error) : resolve()));
      });
    }
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1.1 409 /);
    expect(answer).toContain('{"error":"Image already exists"}');
  });
});

describe('when somebody goes away', () => {
  it('a client that breaks off an upload breaks off the call to the service', async () => {
    const ended: string[] = [];
    const registry = await upstream((req) => {
      req.resume();
      req.once('close', () => ended.push(req.complete ? 'whole' : 'broken'));
    });
    const lines: string[] = [];
    const destination = { write: (line: string) => void lines.push(line) };
    const log = createLogger({ name: 'test', destination });
    const { port } = await gateway({ hub: [await deadUrl()], registry: [registry.url] }, { log });
    const client = httpRequest({ host: '127.0.0.1', port, method: 'PUT', path: imagePath });
    client.on('error', () => undefined);
    client.write('part');
    await once(registry.server, 'request');
    client.destroy();
    await eventually(() => expect(ended).toEqual(['broken']));
    // No status was sent: the line must not claim a success.
    await eventually(() =>
      expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
        expect.objectContaining({ msg: 'request', method: 'PUT', status: 0, isComplete: false }),
      ),
    );
  });

  it('a client that breaks off a download breaks off the call to the service', async () => {
    const closed: boolean[] = [];
    const registry = await upstream((_req, res) => {
      res.writeHead(200, { 'Content-Length': '1000000' });
      res.write('part');
      res.once('close', () => closed.push(true));
    });
    const { port } = await gateway({ hub: [await deadUrl()], registry: [registry.url] });
    const client = httpRequest({ host: '127.0.0.1', port, path: imagePath }).end();
    client.on('error', () => undefined);
    await once(client, 'response');
    client.destroy();
    await eventually(() => expect(closed).toEqual([true]));
  });

  it('a service that breaks off in mid-answer never looks like a whole answer', async () => {
    const registry = await upstream((_req, res) => {
      res.writeHead(200);
      res.write('part', () => res.socket?.destroy());
    });
    const { url } = await gateway({ hub: [await deadUrl()], registry: [registry.url] });
    await expect(createRawClient(url).request({ path: imagePath })).rejects.toThrow();
  });

  it('a service that cannot be reached is 503 in the error shape', async () => {
    const { url } = await gateway({ hub: [await deadUrl()], registry: [await deadUrl()] });
    for (const method of ['GET', 'PUT']) {
      const answer = await createRawClient(url).request({
        method,
        path: imagePath,
        ...(method === 'PUT' ? { body: 'x' } : {}),
      });
      expect(answer.status).toBe(503);
      expect(answer.header('Retry-After')).toBe('5');
      expect(answer.header('X-Docker-Registry-Version')).toBe('0.9.1');
      expect(Object.keys(answer.json() as object)).toEqual(['error']);
    }
  });

  it('a service that says no HTTP, or hangs up, is 502', async () => {
    const sockets = new Set<Socket>();
    const nonsense = createTcpServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined).once('data', () => socket.end('no http at all\r\n\r\n'));
    });
    await new Promise<void>((resolve) => nonsense.listen(0, '127.0.0.1', resolve));
    closeAfterTest(() => new Promise((resolve) => nonsense.close(resolve)));
    const { port } = nonsense.address() as AddressInfo;
    const { url } = await gateway({ hub: [await deadUrl()], registry: [`http://127.0.0.1:${String(port)}`] });
    const answer = await createRawClient(url).request({ method: 'PUT', path: imagePath, body: 'x' });
    expect(answer.status).toBe(502);
  });

  it('a service that does not answer in time is 504', async () => {
    const registry = await upstream((req) => void req.resume());
    const { url } = await gateway(
      { hub: [await deadUrl()], registry: [registry.url] },
      { answerTimeoutMs: 100 },
    );
    const answer = await createRawClient(url).request({ path: imagePath });
    expect(answer.status).toBe(504);
  });
});
