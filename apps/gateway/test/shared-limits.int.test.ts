import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger, createMetrics } from '@drydock/observability';
import { runPhases } from '@drydock/lifecycle';
import { createRawClient, startTestRedis, type TestRedis } from '@drydock/testing';
import { createTrustedProxies } from '../src/client/trusted-proxies.ts';
import { openRateLimits } from '../src/limits/open-rate-limits.ts';
import { aGateway, anUpstream } from './a-gateway.ts';

/** A Redis as a platform gives it: over TLS, by an authority of its own, to a user who may do little. */
describe('limits of two gateways on one Redis', () => {
  const closers: (() => Promise<unknown>)[] = [];
  let redis: TestRedis;
  beforeEach(async ({ skip }) => {
    const found = await startTestRedis({ isSecured: true });
    if ('unavailable' in found) return skip(found.unavailable);
    redis = found;
    closers.push(() => redis.stop());
    return undefined;
  });
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });

  /** Three logins a minute of an address, and of an account. */
  const start = async (url: string) => {
    const warnings: string[] = [];
    const destination = { write: (line: string) => void warnings.push(line) };
    const log = createLogger({ name: 'test', level: 'warn', destination });
    const config = {
      DRYDOCK_LIMIT_LOGINS: 3,
      DRYDOCK_LIMIT_USER_LOGINS: 3,
      DRYDOCK_LIMIT_ANONYMOUS: 0,
      DRYDOCK_LIMIT_SEARCH: 0,
      DRYDOCK_LIMIT_LOOPBACK: false,
      REDIS_URL: url,
      DRYDOCK_REDIS_CA_FILE: redis.ca,
    };
    const limits = openRateLimits(config, log, createMetrics({ process: 'gateway', version: '0' }));
    const service = await anUpstream((_req, res) => res.end('{}'));
    const gateway = await aGateway(
      { hub: [service.url], registry: [service.url] },
      { trustedProxies: createTrustedProxies(['127.0.0.1']), admit: limits.admit },
    );
    closers.push(service.close, () => runPhases(limits.stopping), gateway.close);
    const client = createRawClient(gateway.url);
    const login = async (from: string, user: string) => {
      const authorization = `Basic ${Buffer.from(`${user}:secret`).toString('base64')}`;
      const headers = { 'X-Forwarded-For': from, Authorization: authorization };
      return (await client.request({ path: '/v1/users/', headers })).status;
    };
    return { login, warnings };
  };

  it('count what came to either, of an address and of an account', async () => {
    const [one, other] = [await start(redis.url), await start(redis.url)];
    const ofAddress = [
      await one.login('192.0.2.1', 'user-1'),
      await other.login('192.0.2.1', 'user-2'),
      await one.login('192.0.2.1', 'user-3'),
      await other.login('192.0.2.1', 'user-4'),
      await one.login('192.0.2.1', 'user-5'),
    ];
    expect(ofAddress).toEqual([200, 200, 200, 429, 429]);
    const ofAccount = [
      await one.login('192.0.2.2', 'user-6'),
      await other.login('192.0.2.3', 'user-6'),
      await one.login('192.0.2.4', 'user-6'),
      await other.login('192.0.2.5', 'user-6'),
    ];
    expect(ofAccount).toEqual([200, 200, 200, 429]);
    expect(await other.login('192.0.2.6', 'user-7')).toBe(200);
    expect([...one.warnings, ...other.warnings]).toEqual([]);
  });

  it('go on in each by itself for a user whom Redis does not know, which is said without the password', async () => {
    const stranger = redis.url.replace(/\/\/[^@]+@/, '//drydock:another-secret@');
    const [one, other] = [await start(stranger), await start(stranger)];
    const seen: number[] = [];
    for (const gateway of [one, one, one, one, other]) seen.push(await gateway.login('192.0.2.1', 'user-1'));
    expect(seen).toEqual([200, 200, 200, 429, 200]);
    for (const { warnings } of [one, other]) {
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toContain('Redis is away');
      expect(warnings[0]).not.toContain('another-secret');
    }
  });
});
