import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administer, type Administration } from '../support/administration.ts';
import { anImage, announce, pullToken, push } from '../support/engine.ts';
import { startDeployment, type RunningDeployment } from '../support/start-deployment.ts';
import { fuzzedBytes } from './fuzzed-bytes.ts';
import { fuzzedRequests, type FuzzMaterial } from './fuzzed-request.ts';
import { rawExchange } from './raw-exchange.ts';
import { serverState } from './server-state.ts';

/** Another run by hand: DRYDOCK_TEST_FUZZ_SEED=$RANDOM DRYDOCK_TEST_FUZZ_REQUESTS=200000 */
const seed = Number(process.env['DRYDOCK_TEST_FUZZ_SEED'] ?? 2013);
const requests = Number(process.env['DRYDOCK_TEST_FUZZ_REQUESTS'] ?? 18_000);
const rawRequests = Math.ceil(requests / 9);
const workers = 8;

interface Fault {
  readonly kind: string;
  readonly example: string;
}

const maxExample = 600;

/** Works a list off with several workers, and gives each kind of fault with its first example. */
async function each<T>(
  items: readonly T[],
  work: (item: T) => Promise<Fault | undefined>,
): Promise<string[]> {
  const faults = new Map<string, string>();
  const queue = items.values();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (const item of queue) {
        const fault = await work(item);
        if (fault && !faults.has(fault.kind)) faults.set(fault.kind, fault.example.slice(0, maxExample));
      }
    }),
  );
  return [...faults].map(([kind, example]) => `${kind} – ${example}`);
}

describe('fuzzed requests', () => {
  let deployment: RunningDeployment;
  let administration: Administration;
  let material: FuzzMaterial;
  let before: unknown;

  beforeAll(async () => {
    // The manifest of what is pushed here is left behind by a job, and would be taken for a trace of the fuzz that outlasts it.
    const env = { DRYDOCK_REGISTRATION: 'closed', DRYDOCK_MANIFEST_SECONDS: '3600' };
    deployment = await startDeployment('standalone', env);
    administration = administer(deployment);
    const { client } = administration;
    const owner = await administration.createUser('owner');
    const visitor = await administration.createUser('visitor');
    const repository = `${owner.username}/app`;
    const image = anImage();
    await push(client, { ...owner, repository, images: [image], tags: { latest: image.id } });
    const write = await announce(client, { ...owner, repository, ids: [anImage().id] });
    material = {
      authorizations: [visitor.authorization, await pullToken(client, repository), write],
      words: [owner.username, 'app', 'latest', image.id, repository, 'absent'],
    };
    before = await serverState(administration, deployment.dataDirectory);
  });
  afterAll(() => deployment.stop());

  it('are answered without a 5xx and as documented', { timeout: 300_000 }, async () => {
    const faults = await each(
      fc.sample(fuzzedRequests(material), { numRuns: requests, seed }),
      async (fuzzed) => {
        const { method, path, headers, body } = fuzzed;
        try {
          const answer = await administration.client.request({
            method,
            path,
            headers,
            ...(body !== undefined && { body }),
          });
          return answer.status >= 500
            ? { kind: `${method} ${String(answer.status)} ${answer.text()}`, example: JSON.stringify(fuzzed) }
            : undefined;
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          return { kind: reason.replace(/^.* differs from /, ''), example: JSON.stringify(fuzzed) };
        }
      },
    );
    expect(faults).toEqual([]);
  });

  it('that are hardly HTTP are answered without a 5xx', { timeout: 300_000 }, async () => {
    const port = Number(new URL(deployment.url).port);
    const faults = await each(
      fc.sample(fuzzedBytes(material), { numRuns: rawRequests, seed }),
      async (bytes) => {
        const statuses = await rawExchange(port, bytes);
        const bad = statuses.find((status) => status >= 500);
        return bad === undefined
          ? undefined
          : { kind: String(bad), example: JSON.stringify(bytes.toString('latin1')) };
      },
    );
    expect(faults).toEqual([]);
  });

  it('leave nothing behind', async () => {
    expect(deployment.process.hasEnded()).toBe(false);
    expect((await administration.client.request({ path: '/v1/_ping' })).status).toBe(200);
    expect(await serverState(administration, deployment.dataDirectory)).toEqual(before);
  });
});
