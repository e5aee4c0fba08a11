import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createContractValidator, createRawClient } from '@drydock/testing';
import { deadUrl, gateway, upstream } from './closed-after-test.ts';

const openapi = fileURLToPath(new URL('../../../openapi', import.meta.url));
const validator = createContractValidator(openapi, 'gateway.yaml');

/** A service that says this of itself, wherever it is asked. */
const saying = async (status: number, body: string) =>
  (await upstream((_req, res) => res.writeHead(status).end(body))).url;
const whole = () => saying(200, '{"ready":true,"reasons":[]}');
const withoutStore = () => saying(200, '{"ready":true,"reasons":["blob store is away"]}');
const withoutDatabase = () => saying(503, '{"ready":false,"reasons":["database is away"]}');

async function asked(services: { readonly hub: readonly string[]; readonly registry: readonly string[] }) {
  const client = createRawClient((await gateway(services)).url, validator);
  const [ready, status] = [
    await client.request({ path: '/readyz' }),
    await client.request({ path: '/v1/_status' }),
  ];
  return {
    ready: [ready.status, (ready.json() as { readonly reasons: unknown }).reasons],
    status: [status.status, (status.json() as { readonly failures: unknown }).failures],
  };
}

describe('what the gateway says of the services', () => {
  it('is nothing while nothing is missing', async () => {
    expect(await asked({ hub: [await whole()], registry: [await whole()] })).toEqual({
      ready: [200, []],
      status: [200, {}],
    });
  });

  it('names what a service is ready without', async () => {
    expect(await asked({ hub: [await whole()], registry: [await withoutStore()] })).toEqual({
      ready: [200, ['registry: blob store is away']],
      status: [503, { registry: 'blob store is away' }],
    });
  });

  it('names what keeps a service from being ready, and is ready by the other one alone', async () => {
    const silent = 'does not answer';
    expect(await asked({ hub: [await deadUrl()], registry: [await withoutStore()] })).toEqual({
      ready: [200, [`hub: ${silent}`, 'registry: blob store is away']],
      status: [503, { hub: silent, registry: 'blob store is away' }],
    });
    expect(await asked({ hub: [await deadUrl()], registry: [await withoutDatabase()] })).toEqual({
      ready: [503, [`hub: ${silent}`, 'registry: database is away']],
      status: [503, { hub: silent, registry: 'database is away' }],
    });
  });

  it('is that of the best replica', async () => {
    const registry = [await withoutDatabase(), await withoutStore(), await whole()];
    const hub = [await whole()];
    expect((await asked({ hub, registry })).status).toEqual([200, {}]);
    expect((await asked({ hub, registry: registry.slice(0, 2) })).ready).toEqual([
      200,
      ['registry: database is away; blob store is away'],
    ]);
  });

  it.each(['', 'nonsense', '{"reasons":1}', 'x'.repeat(100_000)])(
    'takes no word of what is no answer: %.10s',
    async (body) => {
      const registry = [await saying(503, body)];
      const { status } = await asked({ hub: [await whole()], registry });
      expect(status).toEqual([503, { registry: body.length > 1_000 ? 'does not answer' : 'is not ready' }]);
    },
  );
});
