import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createForwardedFacts, type ForwardedFacts } from './forwarded-facts.ts';
import { createTrustedProxies } from './trusted-proxies.ts';

describe('trusted proxies', () => {
  it('holds addresses and networks of both families', () => {
    const trusted = createTrustedProxies(['10.0.0.0/8', '192.168.1.1', 'fd00::/8']);
    expect(
      ['10.1.2.3', '192.168.1.1', 'fd12::1', '::ffff:10.1.2.3'].map((text) => trusted.has(text)),
    ).toEqual([true, true, true, true]);
    expect(['11.1.2.3', '192.168.1.2', 'fe80::1', '', 'x'].map((text) => trusted.has(text))).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('agrees with arithmetic on IPv4', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), fc.integer({ min: 0, max: 32 }), (address, base, bits) => {
        const toNumber = (text: string) => text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
        const size = 2 ** (32 - bits);
        const isInside = Math.floor(toNumber(address) / size) === Math.floor(toNumber(base) / size);
        expect(createTrustedProxies([`${base}/${String(bits)}`]).has(address)).toBe(isInside);
      }),
    );
  });
});

describe('what services are told of a client', () => {
  let factsOf = createForwardedFacts({ trustedProxies: createTrustedProxies([]) });
  let latest: ForwardedFacts | undefined;
  const server = createServer((req, res) => {
    latest = factsOf(req);
    res.end();
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const factsFor = async (headers: Record<string, string>, networks: string[], publicUrl?: string) => {
    factsOf = createForwardedFacts({
      trustedProxies: createTrustedProxies(networks),
      publicUrl: publicUrl === undefined ? undefined : new URL(publicUrl),
    });
    const { port } = server.address() as AddressInfo;
    await new Promise<void>((resolve, reject) => {
      request({ host: '127.0.0.1', port, headers, agent: false }, (answer) => {
        answer.resume().once('end', resolve);
      })
        .once('error', reject)
        .end();
    });
    return latest;
  };
  const spoof = {
    'X-Forwarded-For': '6.6.6.6',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Host': 'evil',
    Host: 'reg:5000',
  };

  it('ignores what a peer that is not trusted says of itself', async () => {
    await expect(factsFor(spoof, [])).resolves.toMatchObject({
      address: '127.0.0.1',
      proto: 'http',
      host: 'reg:5000',
    });
  });

  it.each([
    ['203.0.113.7:41234', '203.0.113.7'],
    ['[2001:db8::7]:41234', '2001:db8::7'],
    ['[2001:db8::7]', '2001:db8::7'],
    ['2001:db8::7', '2001:db8::7'],
    // No address: the proxy itself is who is counted.
    ['203.0.113.7:', '127.0.0.1'],
    ['3405803783', '127.0.0.1'],
    ['unknown', '127.0.0.1'],
    ['[203.0.113.7', '127.0.0.1'],
  ])('takes the address that a proxy writes, with its port or without: %s', async (written, address) => {
    const headers = { ...spoof, 'X-Forwarded-For': written };
    await expect(factsFor(headers, ['127.0.0.1'])).resolves.toMatchObject({ address });
  });

  it('believes a trusted proxy, and goes no further than trust goes', async () => {
    const headers = { ...spoof, 'X-Forwarded-For': '6.6.6.6, 9.9.9.9, 10.0.0.2' };
    await expect(factsFor(headers, ['127.0.0.1', '10.0.0.0/8'])).resolves.toMatchObject({
      address: '9.9.9.9',
      proto: 'https',
      host: 'evil',
    });
  });

  it('says the public address where one is set', async () => {
    await expect(factsFor(spoof, [], 'https://hub.example.com:8443')).resolves.toMatchObject({
      proto: 'https',
      host: 'hub.example.com:8443',
    });
  });

  it('keeps a sane request id and replaces others', async () => {
    expect((await factsFor({ 'X-Request-Id': 'abc-1' }, []))?.requestId).toBe('abc-1');
    expect((await factsFor({ 'X-Request-Id': 'a b' }, []))?.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });
});
