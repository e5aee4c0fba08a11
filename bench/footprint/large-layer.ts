import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { announce, newImageId, putJson, putPayloadChecksum, type Server } from '../seed.ts';

export interface LargeLayer {
  readonly upSeconds: number;
  readonly downSeconds: number;
}

const pieceBytes = 1024 * 1024;

/** One layer of so many bytes up and down, held against each other by their digests; neither is ever in memory. */
export async function moveLargeLayer(server: Server, sizeBytes: number): Promise<LargeLayer> {
  const imageId = newImageId();
  const authorization = await announce(server, 'benchns/large', [imageId]);
  const json = await putJson(server, authorization, imageId);
  const path = `/v1/images/${imageId}/layer`;
  const at = { host: '127.0.0.1', port: server.port, path, agent: false };
  const sent = createHash('sha256');
  const payload = createHash('sha256').update(json).update('\n');
  const block = randomBytes(pieceBytes);

  let startedAt = performance.now();
  const put = http.request({
    ...at,
    method: 'PUT',
    headers: { Authorization: authorization, 'Transfer-Encoding': 'chunked' },
  });
  const answered = once(put, 'response') as Promise<[http.IncomingMessage]>;
  for (let left = sizeBytes, number = 0; left > 0; left -= pieceBytes, number += 1) {
    const piece = Buffer.from(block.subarray(0, Math.min(left, pieceBytes)));
    // No two are alike.
    if (piece.length >= 8) piece.writeBigUInt64LE(BigInt(number));
    sent.update(piece);
    payload.update(piece);
    if (!put.write(piece)) await Promise.race([once(put, 'drain'), answered]);
  }
  put.end();
  const [answer] = await answered;
  answer.resume();
  if (answer.statusCode !== 200) throw new Error(`PUT layer answered ${String(answer.statusCode)}`);
  await putPayloadChecksum(server, authorization, imageId, payload.digest('hex'));
  const upSeconds = (performance.now() - startedAt) / 1_000;

  startedAt = performance.now();
  const get = http.get({ ...at, headers: { Authorization: authorization } });
  const [response] = (await once(get, 'response')) as [http.IncomingMessage];
  const received = createHash('sha256');
  let receivedBytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    received.update(chunk);
    receivedBytes += chunk.length;
  }
  const downSeconds = (performance.now() - startedAt) / 1_000;
  if (receivedBytes !== sizeBytes || received.digest('hex') !== sent.digest('hex')) {
    throw new Error('another layer came back than was sent');
  }
  return { upSeconds, downSeconds };
}
