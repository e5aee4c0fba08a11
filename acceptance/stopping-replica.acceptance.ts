import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRawClient, eventually } from '@drydock/testing';
import { administer, expectStatus, type Administration, type TestUser } from './support/administration.ts';
import { anImage, announce, imageCalls } from './support/engine.ts';
import { serviceProcesses } from './support/service-processes.ts';
import { startDeployment, type RunningDeployment } from './support/start-deployment.ts';

const uploads = 8;

/**
 * A process that closes its listening socket resets what it has not accepted yet, and an upload's body is on its way by then: a gateway
 * has to leave a replica before that. Stopped in its tracks meanwhile, it accepts nothing, so each upload that came to it would be lost.
 */
describe('one of two registries that is told to stop', () => {
  let deployment: RunningDeployment;
  let administration: Administration;
  let user: TestUser;
  let output = '';

  beforeAll(async () => {
    const env = { DRYDOCK_LOG_LEVEL: 'info', DRYDOCK_UNREADY_SECONDS: '5' };
    deployment = await startDeployment('services', env, ['--registry', '2']);
    deployment.process.onOutput((text) => (output += text));
    administration = administer(deployment);
    user = await administration.createUser('stopping');
  }, 300_000);
  afterAll(async () => {
    await deployment?.stop();
  });

  const begun = async (index: number) => {
    const image = anImage();
    const repository = `${user.username}/upload-${String(index)}`;
    const token = await announce(administration.client, { ...user, repository, ids: [image.id] });
    const calls = imageCalls(administration.client, token);
    expectStatus(await calls.json(image), 200);
    return { image, calls };
  };

  it('gets no upload any more from then on, and its successor is noticed', async () => {
    const processes = serviceProcesses(deployment);
    const [, replica] = await processes.untilReady('drydock-registry', 2);
    if (!replica) throw new Error('there is one registry alone');
    const images = await Promise.all(Array.from({ length: uploads }, (_, index) => begun(index)));
    const says = async (words: string) => {
      const pattern = new RegExp(`"replica":"${replica.url}","msg":"a replica ${words}`);
      await eventually(() => expect(output).toMatch(pattern), { timeoutMs: 60_000 });
    };

    process.kill(replica.pid, 'SIGTERM');
    await says('stops');
    const live = await createRawClient(replica.url).request({ path: '/livez' });
    expect([live.status, live.json()]).toEqual([200, { live: true, stopping: true }]);
    process.kill(replica.pid, 'SIGSTOP');
    const answers = await Promise.all(images.map(({ calls, image }) => calls.layer(image))).finally(() =>
      process.kill(replica.pid, 'SIGCONT'),
    );
    for (const answer of answers) expectStatus(answer, 200);

    await says('answers again');
    const again = (await processes.untilReady('drydock-registry', 2)).find(({ url }) => url === replica.url);
    expect(again?.pid).not.toBe(replica.pid);
  });
});
