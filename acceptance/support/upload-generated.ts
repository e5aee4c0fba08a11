import { createHash } from 'node:crypto';
import { syntheticLayer, type RawClient } from '@drydock/testing';
import { expectStatus, type TestUser } from './administration.ts';
import { anImage, announce, imageCalls } from './engine.ts';

export interface GeneratedLayer {
  readonly path: string;
  readonly authorization: string;
  readonly sha256: string;
}

/** Pushes an image whose layer is generated while it is sent, so that the test holds none of it. */
export async function uploadGenerated(
  client: RawClient,
  { user, repository, sizeBytes }: { user: TestUser; repository: string; sizeBytes: number },
): Promise<GeneratedLayer> {
  const block = syntheticLayer(1024 * 1024, 8).bytes;
  const image = anImage();
  const authorization = await announce(client, { ...user, repository, ids: [image.id] });
  expectStatus(await imageCalls(client, authorization).json(image), 200);
  const payload = createHash('sha256').update(image.json).update('\n');
  const sent = createHash('sha256');
  function* blocks() {
    for (let left = sizeBytes; left > 0; left -= block.length) {
      const piece = block.subarray(0, Math.min(block.length, left));
      payload.update(piece);
      sent.update(piece);
      yield piece;
    }
  }
  const path = `/v1/images/${image.id}/layer`;
  const put = await client.request({
    method: 'PUT',
    path,
    headers: { Authorization: authorization },
    body: blocks(),
  });
  expectStatus(put, 200);
  const done = await client.request({
    method: 'PUT',
    path: `/v1/images/${image.id}/checksum`,
    headers: { Authorization: authorization, 'X-Docker-Checksum-Payload': `sha256:${payload.digest('hex')}` },
  });
  expectStatus(done, 200);
  return { path, authorization, sha256: sent.digest('hex') };
}

/** Reads it back and gives its length header and digest. */
export async function downloadGenerated(client: RawClient, { path, authorization }: GeneratedLayer) {
  const received = createHash('sha256');
  const answer = await client.request({
    path,
    headers: { Authorization: authorization },
    onData: (chunk) => received.update(chunk),
  });
  return { length: answer.header('Content-Length'), sha256: received.digest('hex') };
}
