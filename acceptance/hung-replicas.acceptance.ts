import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRawClient, eventually, freePort, type RawResponse } from '@drydock/testing';
import { administer, expectStatus, type Administration, type TestUser } from './support/administration.ts';
import { anImage, imageCalls, pullToken, push, type EngineImage } from './support/engine.ts';
import { serviceProcesses, type ServiceProcess } from './support/service-processes.ts';
import { startDeployment, type RunningDeployment } from './support/start-deployment.ts';

/** A call waits 3 s, then the replica has 2 s to say that it is there; the rest is for a busy machine. */
const longestMs = 12_000;
const titles = ['drydock-hub', 'drydock-registry'] as const;

describe('one of two hubs and one of two registries that hang', () => {
  let deployment: RunningDeployment;
  let administration: Administration;
  let user: TestUser;
  let image: EngineImage;
  let repository: string;
  let hung: readonly ServiceProcess[] = [];
  let output = '';
  let metricsPort: number;

  const signal = (name: 'SIGSTOP' | 'SIGCONT') => hung.forEach(({ pid }) => process.kill(pid, name));
  beforeAll(async () => {
    metricsPort = await freePort();
    const env = { DRYDOCK_LOG_LEVEL: 'debug', DRYDOCK_METRICS_PORT: String(metricsPort) };
    deployment = await startDeployment('services', env, ['--hub', '2', '--registry', '2']);
    administration = administer(deployment);
    user = await administration.createUser('hung');
    repository = `${user.username}/there`;
    image = anImage();
    const tags = { latest: image.id };
    await push(administration.client, { ...user, repository, images: [image], tags });
    const processes = serviceProcesses(deployment);
    hung = await Promise.all(
      titles.map(async (title) => {
        const [, second] = await processes.untilReady(title, 2);
        if (!second) throw new Error(`there is one ${title} alone`);
        return second;
      }),
    );
    deployment.process.onOutput((text) => (output += text));
  }, 300_000);
  afterAll(async () => {
    signal('SIGCONT');
    await deployment?.stop();
  });

  /** What a pull asks of hub and registry. */
  const pull = async () => {
    const { client } = administration;
    const token = await pullToken(client, repository, user.authorization);
    const reads = ['json', 'ancestry', 'layer'].map((part) => imageCalls(client, token).read(image.id, part));
    for (const answer of await Promise.all(reads)) expectStatus(answer, 200);
  };
  const pushAnother = async (name: string) => {
    const one = anImage();
    const tags = { latest: one.id };
    await push(administration.client, {
      ...user,
      repository: `${user.username}/${name}`,
      images: [one],
      tags,
    });
  };
  const tookMs = async (act: () => Promise<void>) => {
    const startedAt = performance.now();
    await act();
    return performance.now() - startedAt;
  };

  const replicasOut = async () => {
    const metrics = createRawClient(`http://127.0.0.1:${String(metricsPort)}`);
    const body = expectStatus(await metrics.request({ path: '/metrics' }), 200).text();
    return ['hub', 'registry'].map((service) =>
      new RegExp(`^drydock_replicas\\{service="${service}",state="out",process="gateway"\\} (\\d+)$`, 'm')
        .exec(body)
        ?.at(1),
    );
  };

  it('make the reads that come upon them wait for seconds, and fail none', async () => {
    signal('SIGSTOP');
    const times = await Promise.all(Array.from({ length: 6 }, () => tookMs(pull)));
    // The list of the hub and what is the registry's, one after the other.
    for (const ms of times) expect(ms).toBeLessThan(2 * longestMs);
  });

  it('get nothing more: pulls do not wait, and pushes succeed once the hub has come upon it too', async () => {
    for (let turn = 0; turn < 4; turn += 1) expect(await tookMs(pull)).toBeLessThan(2_500);
    expect(await replicasOut()).toEqual(['1', '1']);
    await eventually(() => pushAnother('first'), { timeoutMs: 60_000 });
    for (let turn = 0; turn < 4; turn += 1) await pushAnother(`next-${String(turn)}`);
  });

  it('are named as they go, and as they come back when they go on', async () => {
    const said = (url: string, words: string) => new RegExp(`"replica":"${url}","msg":"a replica ${words}`);
    for (const { url } of hung) expect(output).toMatch(said(url, 'does not answer'));
    output = '';
    signal('SIGCONT');
    await eventually(() => {
      for (const { url } of hung) expect(output).toMatch(said(url, 'answers again'));
    });
    expect(await replicasOut()).toEqual(['0', '0']);
    output = '';
    await eventually(async () => {
      await pull();
      for (const { pid, title } of hung) {
        expect(output, title).toMatch(new RegExp(`"pid":${String(pid)},[^\n]*"msg":"request"`));
      }
    });
  });

  it('lose nothing by that', async () => {
    for (let turn = 0; turn < 4; turn += 1) await pushAnother(`last-${String(turn)}`);
    const listed: RawResponse = await administration.client.request({
      path: `/v1/repositories/${repository}/tags`,
    });
    expect(expectStatus(listed, 200).json()).toEqual({ latest: image.id });
  });
});
