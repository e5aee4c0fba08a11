import { randomBytes } from 'node:crypto';
import { syntheticLayer, type RawClient, type SyntheticLayer } from '@drydock/testing';
import { expectStatus } from './administration.ts';

export interface EngineImage {
  readonly id: string;
  readonly json: string;
  readonly layer: SyntheticLayer;
}

export interface EnginePush {
  readonly authorization: string;
  readonly repository: string;
  readonly images: readonly EngineImage[];
  readonly tags: Readonly<Record<string, string>>;
}

let seeds = 0;

/** An image of random id with the JSON that engines 1.10 and later send for dependencies. */
export function anImage({
  parent,
  sizeBytes = 2048,
  id = randomBytes(32).toString('hex'),
}: { parent?: string; sizeBytes?: number; id?: string } = {}): EngineImage {
  seeds += 1;
  const json = JSON.stringify({ id, ...(parent !== undefined && { parent }) });
  return { id, json, layer: syntheticLayer(sizeBytes, seeds) };
}

/** Announces a push and gives the `Authorization` for the registry's routes. */
export async function announce(
  client: RawClient,
  { authorization, repository, ids }: { authorization: string; repository: string; ids: readonly string[] },
): Promise<string> {
  const response = await client.request({
    method: 'PUT',
    path: `/v1/repositories/${repository}/`,
    headers: { Authorization: authorization, 'Content-Type': 'application/json', 'X-Docker-Token': 'true' },
    body: JSON.stringify(ids.map((id) => ({ id }))),
  });
  return `Token ${expectStatus(response, 200).header('X-Docker-Token') ?? ''}`;
}

/** The token that a pull gets with the image list. */
export async function pullToken(
  client: RawClient,
  repository: string,
  authorization?: string,
): Promise<string> {
  const response = await client.request({
    path: `/v1/repositories/${repository}/images`,
    headers: {
      'X-Docker-Token': 'true',
      ...(authorization !== undefined && { Authorization: authorization }),
    },
  });
  return `Token ${expectStatus(response, 200).header('X-Docker-Token') ?? ''}`;
}

/** One step of a push: what an engine sends for one image. */
export const imageCalls = (client: RawClient, token: string) => {
  const put = (
    id: string,
    part: string,
    body?: string | Uint8Array,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    client.request({
      method: 'PUT',
      path: `/v1/images/${id}/${part}`,
      headers: { Authorization: token, ...headers },
      ...(body !== undefined && { body }),
    });
  return {
    json: (image: EngineImage) => put(image.id, 'json', image.json, { 'Content-Type': 'application/json' }),
    layer: (image: EngineImage) =>
      put(image.id, 'layer', image.layer.bytes, { 'Content-Type': 'application/octet-stream' }),
    checksum: (image: EngineImage) =>
      put(image.id, 'checksum', undefined, {
        'X-Docker-Checksum': image.layer.tarSum(image.json),
        'X-Docker-Checksum-Payload': image.layer.payloadChecksum(image.json),
      }),
    read: (id: string, part: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
      client.request({
        method,
        path: `/v1/images/${id}/${part}`,
        headers: { Authorization: token, ...headers },
      }),
    tag: (repository: string, tag: string, id: string) =>
      client.request({
        method: 'PUT',
        path: `/v1/repositories/${repository}/tags/${tag}`,
        headers: { Authorization: token, 'Content-Type': 'application/json' },
        body: JSON.stringify(id),
      }),
  };
};

/** A whole push, parents first; every step must succeed. Gives the write token. */
export async function push(
  client: RawClient,
  { authorization, repository, images, tags }: EnginePush,
): Promise<string> {
  const token = await announce(client, { authorization, repository, ids: images.map(({ id }) => id) });
  const calls = imageCalls(client, token);
  for (const image of images) {
    expectStatus(await calls.json(image), 200);
    expectStatus(await calls.layer(image), 200);
    expectStatus(await calls.checksum(image), 200);
  }
  for (const [tag, id] of Object.entries(tags)) expectStatus(await calls.tag(repository, tag, id), 200);
  const done = await client.request({
    method: 'PUT',
    path: `/v1/repositories/${repository}/images`,
    headers: { Authorization: authorization, 'Content-Type': 'application/json' },
    body: '[]',
  });
  expectStatus(done, 204);
  return token;
}
