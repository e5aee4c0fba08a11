import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';

export interface Server {
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

export interface Seeded {
  readonly imageId: string;
  readonly repository: string;
  /** The `Authorization` of a push. */
  readonly authorization: string;
}

async function call(
  server: Server,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: Buffer | string,
): Promise<Response> {
  const response = await fetch(`http://127.0.0.1:${String(server.port)}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
  });
  if (!response.ok)
    throw new Error(`${method} ${path} answered ${String(response.status)}: ${await response.text()}`);
  return response;
}

/** Announces images and asks for a token, as an engine does (protocol 3.6). */
export async function announce(
  server: Server,
  repository: string,
  imageIds: readonly string[],
): Promise<string> {
  const basic = `Basic ${Buffer.from(`${server.user}:${server.password}`).toString('base64')}`;
  const response = await call(
    server,
    'PUT',
    `/v1/repositories/${repository}/`,
    { Authorization: basic, 'X-Docker-Token': 'true', 'Content-Type': 'application/json' },
    JSON.stringify(imageIds.map((id) => ({ id }))),
  );
  await response.arrayBuffer();
  return `Token ${response.headers.get('x-docker-token') ?? ''}`;
}

export const newImageId = (): string => randomBytes(32).toString('hex');

/** @returns the JSON, over which a payload checksum goes too */
export async function putJson(server: Server, authorization: string, imageId: string): Promise<string> {
  const json = JSON.stringify({ id: imageId, created: '2014-05-01T10:00:00Z', comment: 'x'.repeat(200) });
  const headers = { Authorization: authorization, 'Content-Type': 'application/json' };
  await (await call(server, 'PUT', `/v1/images/${imageId}/json`, headers, json)).arrayBuffer();
  return json;
}

export async function putPayloadChecksum(
  server: Server,
  authorization: string,
  imageId: string,
  sha256: string,
): Promise<void> {
  const headers = { Authorization: authorization, 'X-Docker-Checksum-Payload': `sha256:${sha256}` };
  await (await call(server, 'PUT', `/v1/images/${imageId}/checksum`, headers)).arrayBuffer();
}

/** Pushes one image, its layer as it stands. @returns the seconds that PUT layer took. */
export async function pushImage(
  server: Server,
  authorization: string,
  imageId: string,
  layer: Buffer,
): Promise<number> {
  const json = await putJson(server, authorization, imageId);
  const headers = { Authorization: authorization };
  const startedAt = performance.now();
  await (await call(server, 'PUT', `/v1/images/${imageId}/layer`, headers, layer)).arrayBuffer();
  const seconds = (performance.now() - startedAt) / 1000;
  const checksum = createHash('sha256').update(json).update('\n').update(layer).digest('hex');
  await putPayloadChecksum(server, authorization, imageId, checksum);
  return seconds;
}

/** One image with a tag, to be read by the load. */
export async function seed(server: Server, layerFile: string): Promise<Seeded> {
  const repository = 'benchns/app';
  const imageId = newImageId();
  const authorization = await announce(server, repository, [imageId]);
  await pushImage(server, authorization, imageId, await readFile(layerFile));
  await (
    await call(
      server,
      'PUT',
      `/v1/repositories/${repository}/tags/latest`,
      { Authorization: authorization, 'Content-Type': 'application/json' },
      JSON.stringify(imageId),
    )
  ).arrayBuffer();
  return { imageId, repository, authorization };
}
