import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryBlobStore } from '@drydock/blob-store';
import { AppError } from '@drydock/kernel';
import type { BlobStore } from '@drydock/registry-core';
import { createContractValidator, createRawClient, type RawClient } from '@drydock/testing';
import { anImageId, aRegistry, type ARegistry } from '../test/a-registry.ts';
import { pushImage } from '../test/push-image.ts';

const openapi = fileURLToPath(new URL('../../../openapi', import.meta.url));
const validator = createContractValidator(openapi, 'registry.yaml');

describe('a registry whose blob store goes away', () => {
  const there = createMemoryBlobStore();
  let isAway = false;
  const orAway = <T extends unknown[], R>(call: (...args: T) => Promise<R>) => {
    return (...args: T): Promise<R> => (isAway ? Promise.reject(new AppError('unavailable')) : call(...args));
  };
  const blobStore: BlobStore = {
    ...there,
    check: orAway(there.check),
    read: orAway(there.read),
    lend: orAway(there.lend),
  };
  let registry: ARegistry;
  let client: RawClient;
  const name = 'bobby/app';
  const imageId = anImageId();

  beforeAll(async () => {
    registry = await aRegistry({}, {}, blobStore);
    client = createRawClient(registry.url, validator);
    const id = await registry.repository(name, { images: [imageId] });
    await pushImage(registry, await registry.token(id, name, 'write'), {
      imageId,
      layer: 'bytes of a layer',
    });
  });
  afterAll(() => registry.close());

  it('stays ready, says what is missing, and serves what needs no layer', async () => {
    const readiness = async () => {
      const answer = await client.request({ path: '/readyz' });
      return { status: answer.status, body: answer.json() };
    };
    expect(await readiness()).toEqual({ status: 200, body: { ready: true, reasons: [] } });
    isAway = true;
    expect(await readiness()).toEqual({
      status: 200,
      body: { ready: true, reasons: ['blob store is away'] },
    });
    const statusOf = async (part: string) =>
      (await client.request({ path: `/v1/images/${imageId}/${part}` })).status;
    expect([await statusOf('json'), await statusOf('ancestry'), await statusOf('layer')]).toEqual([
      200, 200, 503,
    ]);
    isAway = false;
    expect(await readiness()).toEqual({ status: 200, body: { ready: true, reasons: [] } });
    expect(await statusOf('layer')).toBe(200);
  });
});
