import { setTimeout as delay } from 'node:timers/promises';
import type { V1Image } from '../chain/v1-chain.ts';
import { CliError } from '../cli-error.ts';
import { responseError } from '../http/response-error.ts';
import { expectStatus, jsonOf, type V1Answer, type V1Session } from '../http/v1-session.ts';
import type { Reference } from '../reference.ts';
import type { LayerProgress, ProgressDisplay } from '../terminal/progress.ts';
import { sizeText } from '../terminal/size-text.ts';
import { createLayerPayload } from './layer-payload.ts';

export interface PushedLayer {
  readonly id: string;
  readonly status: 'pushed' | 'exists';
  /** Bytes that went over the wire. */
  readonly sizeBytes: number;
}

export interface PushDeps {
  readonly session: V1Session;
  readonly progress: ProgressDisplay;
  readonly signal: AbortSignal;
}

const jsonType = { 'Content-Type': 'application/json' };
const layerAttempts = 3;
const retryDelayMs = 1_000;
const alreadyThere = 'layer already exists';

/** Protocol 2.3: the text decides, not the status. */
function saysExists(answer: V1Answer): boolean {
  const body = jsonOf(answer.bytes);
  return (
    typeof body === 'object' && body !== null && 'error' in body && body.error === 'Image already exists'
  );
}

async function sendImage(
  image: V1Image,
  { session, signal }: PushDeps,
  row: LayerProgress,
): Promise<PushedLayer> {
  const path = `/images/${image.id}`;
  const put = await session.callRegistry({
    method: 'PUT',
    path: `${path}/json`,
    headers: jsonType,
    body: image.json,
  });
  if (put.status !== 200 && saysExists(put)) return { id: image.id, status: 'exists', sizeBytes: 0 };
  expectStatus(session, `putting the JSON of ${image.id}`, put, 200);

  const payload = await createLayerPayload(image, {
    signal,
    onRead: (done, total) => {
      row.update(done, total);
    },
  });
  const layer = await session.callRegistry({
    method: 'PUT',
    path: `${path}/layer`,
    headers: { 'Content-Type': 'application/octet-stream' },
    body: payload.body,
  });
  expectStatus(session, `putting the layer of ${image.id}`, layer, 200);

  const { payload: sum, tarSum, sentBytes } = payload.checksums();
  const checksum = await session.callRegistry({
    method: 'PUT',
    path: `${path}/checksum`,
    headers: {
      'X-Docker-Checksum-Payload': sum,
      ...(tarSum === undefined ? {} : { 'X-Docker-Checksum': tarSum }),
    },
  });
  expectStatus(session, `confirming the checksum of ${image.id}`, checksum, 200);
  return { id: image.id, status: 'pushed', sizeBytes: sentBytes };
}

/** A connection that breaks is tried again: the registry takes a repeated upload over from the one that died. */
async function sendWithRetries(image: V1Image, deps: PushDeps, row: LayerProgress): Promise<PushedLayer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await sendImage(image, deps, row);
    } catch (error) {
      const isTransient = error instanceof CliError && error.kind === 'unreachable';
      if (!isTransient || attempt === layerAttempts) throw error;
      await delay(retryDelayMs * attempt, undefined, { signal: deps.signal });
    }
  }
}

async function pushLayer(image: V1Image, deps: PushDeps): Promise<PushedLayer> {
  const { session, progress } = deps;
  const row = progress.startLayer(image.id, 'pushing');
  const there = await session.callRegistry({ method: 'GET', path: `/images/${image.id}/json` });
  if (there.status === 401 || there.status === 403) {
    throw responseError(`looking for ${image.id}`, there.status, jsonOf(there.bytes), session.host);
  }
  const pushed =
    there.status === 200
      ? { id: image.id, status: 'exists' as const, sizeBytes: 0 }
      : await sendWithRetries(image, deps, row);
  row.finish(pushed.status === 'exists' ? alreadyThere : `pushed ${sizeText(pushed.sizeBytes)}`);
  return pushed;
}

/**
 * A push as the engines do it (protocol 5 and 15): announce, then per image JSON, layer and checksum unless it is there, then the tag
 * and the end of the push.
 * @param chain root first
 */
export async function pushImage(
  chain: readonly V1Image[],
  reference: Reference & { readonly tag: string },
  deps: PushDeps,
): Promise<readonly PushedLayer[]> {
  const { session } = deps;
  const { full } = reference.repository;
  const topId = chain.at(-1)?.id ?? '';
  const announced = chain.map(({ id }) => (id === topId ? { id, Tag: reference.tag } : { id }));
  const announcement = await session.callIndex({
    method: 'PUT',
    path: `/repositories/${full}/`,
    headers: jsonType,
    body: Buffer.from(JSON.stringify(announced)),
  });
  expectStatus(session, `pushing to ${full}`, announcement, 200, 201);
  // Every engine insists on it: what answers without is a proxy or another product, and would swallow the rest.
  if (announcement.headers['x-docker-endpoints'] === undefined)
    throw new CliError('failed', `pushing to ${full}: ${session.host} names no registry to push to`);

  const layers: PushedLayer[] = [];
  for (const image of chain) layers.push(await pushLayer(image, deps));

  const tag = await session.callRegistry({
    method: 'PUT',
    path: `/repositories/${full}/tags/${reference.tag}`,
    headers: jsonType,
    body: Buffer.from(JSON.stringify(topId)),
  });
  expectStatus(session, `tagging ${full}:${reference.tag}`, tag, 200, 201);
  const end = await session.callIndex({
    method: 'PUT',
    path: `/repositories/${full}/images`,
    headers: jsonType,
    body: Buffer.from('[]'),
  });
  expectStatus(session, `ending the push to ${full}`, end, 204, 200);
  return layers;
}
