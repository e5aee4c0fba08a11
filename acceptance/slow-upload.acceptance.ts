import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administer, expectStatus, type Administration, type TestUser } from './support/administration.ts';
import { anImage, announce, imageCalls } from './support/engine.ts';
import { startDeployment, type RunningDeployment } from './support/start-deployment.ts';

/**
 * The server's patience with a silent client, scaled down so that three seconds stand for ten minutes. By hand, at full
 * length: DRYDOCK_TEST_TRICKLE_MS=600000 DRYDOCK_TEST_PATIENCE_SECONDS=300
 */
const patienceSeconds = Number(process.env['DRYDOCK_TEST_PATIENCE_SECONDS'] ?? 1);
const trickleMs = Number(process.env['DRYDOCK_TEST_TRICKLE_MS'] ?? 3000);
const pieces = 32;

describe('an upload slower than the server is patient', () => {
  let deployment: RunningDeployment;
  let administration: Administration;
  let user: TestUser;

  beforeAll(async () => {
    deployment = await startDeployment('standalone', {
      DRYDOCK_UPLOAD_IDLE_SECONDS: String(patienceSeconds),
    });
    administration = administer(deployment);
    user = await administration.createUser('slow');
  });
  afterAll(() => deployment.stop());

  const start = async (name: string) => {
    const { client } = administration;
    const image = anImage({ sizeBytes: 4096 });
    const token = await announce(client, {
      ...user,
      repository: `${user.username}/${name}`,
      ids: [image.id],
    });
    const calls = imageCalls(client, token);
    expectStatus(await calls.json(image), 200);
    const send = (body: AsyncIterable<Uint8Array>) =>
      client.request({
        method: 'PUT',
        path: `/v1/images/${image.id}/layer`,
        headers: { Authorization: token },
        body,
      });
    return { image, calls, send };
  };

  it('[46] succeeds as long as it keeps trickling', { timeout: trickleMs * 2 + 60_000 }, async () => {
    const { image, calls, send } = await start('trickle');
    async function* trickle() {
      const size = image.layer.bytes.length / pieces;
      for (let piece = 0; piece < pieces; piece += 1) {
        yield image.layer.bytes.subarray(piece * size, (piece + 1) * size);
        await delay(trickleMs / pieces);
      }
    }
    expectStatus(await send(trickle()), 200);
    expectStatus(await calls.checksum(image), 200);
  });

  it(
    '[46] is answered 408 once it falls silent, and can be repeated',
    { timeout: trickleMs + 400_000 },
    async () => {
      const { image, calls, send } = await start('silent');
      const over = new AbortController();
      async function* silent() {
        yield image.layer.bytes.subarray(0, 1000);
        await once(over.signal, 'abort');
        over.signal.throwIfAborted();
      }
      const answer = await send(silent());
      over.abort();
      expect(answer.status).toBe(408);
      expect((await calls.read(image.id, 'layer')).status).toBe(400);
      expectStatus(await calls.layer(image), 200);
      expectStatus(await calls.checksum(image), 200);
    },
  );
});
