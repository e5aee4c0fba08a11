import { afterEach, describe, expect, it } from 'vitest';
import { createInProcessRateLimiter } from '@drydock/hints';
import { createLogger } from '@drydock/observability';
import { createRawClient } from '@drydock/testing';
import { createTrustedProxies } from '../src/client/trusted-proxies.ts';
import { createRateLimits, type CallsPerMinute } from '../src/limits/rate-limits.ts';
import { aGateway, anUpstream } from './a-gateway.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const basic = (user: string, password = 'secret') =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

const right = basic('bob', 'right');

/** Services that know one password. */
async function aLimitedGateway(perMinute: Partial<CallsPerMinute>, { includesLoopback = false } = {}) {
  const service = await anUpstream((req, res) => {
    const { authorization = '' } = req.headers;
    const isWrong = authorization.startsWith('Basic') && authorization !== right;
    res.writeHead(isWrong ? 401 : 200).end('{}');
  });
  const gateway = await aGateway(
    { hub: [service.url], registry: [service.url] },
    {
      trustedProxies: createTrustedProxies(['127.0.0.1']),
      admit: createRateLimits({
        limiter: createInProcessRateLimiter(),
        perMinute: { logins: 0, userLogins: 0, anonymous: 0, search: 0, ...perMinute },
        includesLoopback,
      }),
    },
  );
  closers.push(gateway.close, service.close);
  const client = createRawClient(gateway.url);
  return async (path: string, { from = '192.0.2.1', authorization = '', method = 'GET' } = {}) => {
    const headers = {
      'X-Forwarded-For': from,
      ...(authorization === '' ? {} : { Authorization: authorization }),
    };
    return client.request({ path, method, headers });
  };
}

const statuses = async (calls: readonly (() => Promise<{ readonly status: number }>)[]) => {
  const seen: number[] = [];
  for (const call of calls) seen.push((await call()).status);
  return seen;
};
const times = <T>(count: number, call: T): readonly T[] => Array.from({ length: count }, () => call);
describe('limits', () => {
  it('on logins count each of an address, and say when to come again in the error shape', async () => {
    const call = await aLimitedGateway({ logins: 3 });
    expect(await statuses(times(4, () => call('/v1/users/', { authorization: right })))).toEqual([
      200, 200, 200, 429,
    ]);
    const refused = await call('/v1/users/', { method: 'POST' });
    expect(refused.status).toBe(429);
    expect(refused.json()).toEqual({ error: 'Too many requests, retry later' });
    expect(Number(refused.header('Retry-After'))).toBeGreaterThan(15);
    expect(Number(refused.header('Retry-After'))).toBeLessThanOrEqual(20);
    expect((await call('/v1/users/', { authorization: right, from: '192.0.2.2' })).status).toBe(200);
  });

  it('on accounts count from wherever they come', async () => {
    const call = await aLimitedGateway({ userLogins: 2 });
    const from = (last: number) => () =>
      call('/v1/users/', { authorization: basic('bob'), from: `192.0.2.${String(last)}` });
    expect(await statuses([from(1), from(2), from(3)])).toEqual([401, 401, 429]);
    expect((await call('/v1/users/', { authorization: basic('alice') })).status).toBe(401);
  });

  it('on passwords beside other calls count the wrong ones alone', async () => {
    const call = await aLimitedGateway({ logins: 2 });
    const image = `/v1/images/${'a'.repeat(64)}/json`;
    const [good, bad] = [
      () => call(image, { authorization: right }),
      () => call(image, { authorization: basic('bob', 'wrong') }),
    ];
    expect(await statuses([good, good, good, bad, bad])).toEqual([200, 200, 200, 401, 401]);
    expect((await bad()).status).toBe(429);
  });

  it('never fall on a call with a token', async () => {
    const call = await aLimitedGateway({ logins: 1, userLogins: 1, anonymous: 1, search: 1 });
    const authorization = 'Token signature=abc,repository="a/b",access=write';
    for (const path of [`/v1/images/${'a'.repeat(64)}/layer`, '/v1/repositories/a/b/tags/latest']) {
      expect(await statuses(times(5, () => call(path, { authorization, method: 'PUT' })))).toEqual(
        times(5, 200),
      );
    }
  });

  it('on anonymous calls and on searches go by address; a network of IPv6 is one', async () => {
    const call = await aLimitedGateway({ anonymous: 1, search: 2 });
    const [path, search] = ['/v1/repositories/a/b/images', '/v1/search?q=x'];
    const from = (address: string) => () => call(path, { from: address });
    expect(await statuses([from('2001:db8::1'), from('2001:db8::2'), from('2001:db8:1::1')])).toEqual([
      200, 429, 200,
    ]);
    expect(await statuses(times(3, () => call(search)))).toEqual([200, 200, 429]);
    expect((await call('/v1/_ping')).status).toBe(200);
  });

  it('leave this machine alone unless told otherwise', async () => {
    const [spared, limited] = [
      await aLimitedGateway({ logins: 1 }),
      await aLimitedGateway({ logins: 1 }, { includesLoopback: true }),
    ];
    const login = (call: typeof spared) => () =>
      call('/v1/users/', { authorization: right, from: '127.0.0.1' });
    expect(await statuses(times(3, login(spared)))).toEqual([200, 200, 200]);
    expect(await statuses(times(3, login(limited)))).toEqual([200, 429, 429]);
  });
});

describe('forwarded headers of a peer that is not trusted', () => {
  it('are told of once, and not believed', async () => {
    const seen: string[] = [];
    const service = await anUpstream((req, res) => {
      seen.push(String(req.headers['x-forwarded-for']));
      res.end();
    });
    const words: string[] = [];
    const log = createLogger({ name: 'test', level: 'warn' });
    const gateway = await aGateway(
      { hub: [service.url], registry: [service.url] },
      { log: Object.assign(log, { warn: (_fields: object, message: string) => words.push(message) }) },
    );
    closers.push(gateway.close, service.close);
    for (let call = 0; call < 3; call += 1) {
      await createRawClient(gateway.url).request({
        path: '/v1/users/',
        headers: { 'X-Forwarded-For': '192.0.2.1' },
      });
    }
    expect(seen).toEqual(times(3, '127.0.0.1'));
    expect(words).toHaveLength(1);
    expect(words[0]).toContain('DRYDOCK_TRUSTED_PROXIES');
  });
});
