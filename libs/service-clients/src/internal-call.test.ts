import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { eventually, freePort } from '@drydock/testing';
import { createInternalCall } from './internal-call.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Answers each call with its name, or takes it and answers nothing, not even what is asked about itself. */
async function aReplica(name: string, { hangs = false, port = 0 } = {}) {
  const calls: string[] = [];
  const taken: (() => void)[] = [];
  let questions = 0;
  let isHung = hangs;
  const server = createServer((req, res) => {
    if (req.url === '/livez') questions += 1;
    else calls.push(`${req.method ?? ''} ${req.url ?? ''}`);
    const give = () => res.end(JSON.stringify(name));
    if (isHung) taken.push(give);
    else give();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    calls,
    questions: () => questions,
    goOn() {
      isHung = false;
      for (const give of taken.splice(0)) give();
    },
  };
}

const callTo = (...urls: readonly string[]) =>
  createInternalCall({ baseUrls: urls, service: 'hub', secret: 'between services', patienceMs: 50 });
const read = { method: 'GET', path: '/internal/keys' } as const;
const change = { method: 'PUT', path: '/internal/repositories/x', body: {} } as const;

describe('a call of the other service', () => {
  it('goes by a replica that cannot be reached, which is asked until it can', async () => {
    const port = await freePort();
    const well = await aReplica('well');
    const call = callTo(well.url, `http://127.0.0.1:${String(port)}`);
    for (const request of [read, change, read]) expect(await call(request)).toBe('well');
    const back = await aReplica('back', { port });
    await eventually(async () => expect([await call(read), await call(read)]).toContain('back'));
    expect(back.calls).toContain('GET /internal/keys');
  });

  it('leaves a replica that hangs: reads at once, then all that comes, until it goes on', async () => {
    const [well, hung] = [await aReplica('well'), await aReplica('hung', { hangs: true })];
    const call = callTo(well.url, hung.url);
    // The second one's turn comes first.
    const [changed, other, waiting] = [call(change), call(read), call(read)];
    expect([await other, await waiting]).toEqual(['well', 'well']);
    expect(hung.calls).toEqual(['PUT /internal/repositories/x', 'GET /internal/keys']);
    for (const request of [read, change, read]) expect(await call(request)).toBe('well');
    hung.goOn();
    expect(await changed).toBe('hung');
    expect(well.calls).toHaveLength(5);
    await eventually(async () => expect([await call(read), await call(read)]).toContain('hung'));
  });

  it('that is refused for its secret is nothing for the client to be told, and is told of once', async () => {
    let status = 401;
    const server = createServer((_req, res) => {
      const body = { error: 'Requires authorization', code: 'requires_authorization' };
      res.writeHead(status).end(JSON.stringify(status === 401 ? body : 'well'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });
    let told = 0;
    const call = createInternalCall({
      baseUrls: [`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`],
      service: 'hub',
      secret: 'not the same',
      log: { error: () => (told += 1) },
    });
    for (const request of [read, change]) {
      await expect(call(request)).rejects.toMatchObject({ code: 'unavailable' });
    }
    expect(told).toBe(1);
    status = 200;
    expect(await call(read)).toBe('well');
    status = 401;
    await expect(call(read)).rejects.toMatchObject({ code: 'unavailable' });
    expect(told).toBe(2);
  });

  it('waits where there is no other one', async () => {
    const hung = await aReplica('hung', { hangs: true });
    const waiting = callTo(hung.url)(read);
    // It is out when it is asked again.
    await eventually(() => expect(hung.questions()).toBe(2));
    hung.goOn();
    expect(await waiting).toBe('hung');
    expect(hung.calls).toHaveLength(1);
  });
});
