import { eventually } from '@drydock/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administer, type Administration, type TestUser } from './support/administration.ts';
import { loggedInCli, type Cli } from './support/cli.ts';
import { anImage, imageCalls, pullToken, push } from './support/engine.ts';
import { startDeployment, type RunningDeployment } from './support/start-deployment.ts';

/** Windows of a second or two, so that what is deleted goes while somebody watches. */
const shortWindows = {
  DRYDOCK_LEASE_SECONDS: '2',
  DRYDOCK_GC_GRACE_SECONDS: '1',
  DRYDOCK_OBJECT_DELAY_SECONDS: '1',
  DRYDOCK_TRASH_SECONDS: '1',
  DRYDOCK_HISTORY_SECONDS: '1',
};

interface GcRun {
  readonly state: string;
  readonly result: { readonly dry_run: boolean; readonly images: number; readonly object_bytes: number };
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

describe('what an administrator does about storage, by the command line', () => {
  let deployment: RunningDeployment;
  let administration: Administration;
  let user: TestUser;
  let cli: Cli;

  beforeAll(async () => {
    deployment = await startDeployment('standalone', shortWindows);
    administration = administer(deployment);
    user = await administration.createUser('storage');
    cli = await loggedInCli(new URL(deployment.url).host, deployment.admin);
  });
  afterAll(async () => {
    await cli.remove();
    await deployment.stop();
  });

  it('collects what nothing holds, says before what it will be, and why the rest stays', async () => {
    const { client } = administration;
    const repository = `${user.username}/collected`;
    const base = anImage();
    const gone = anImage({ parent: base.id });
    const kept = anImage();
    await push(client, { ...user, repository, images: [base, gone], tags: { old: gone.id } });
    await push(client, { ...user, repository, images: [kept], tags: { kept: kept.id } });
    const why = await cli.run('admin', 'gc', 'explain', base.id);
    expect(why.out).toMatch(new RegExp(`child ${gone.id.slice(0, 12)}, tag ${repository}:old`));

    await cli.run('rm', `${repository}:old`, '--yes');
    // Trash, lease and delay end one after the other; the plan shows when all have.
    const planned = await eventually(
      async () => {
        await cli.run('admin', 'gc', 'run', '--quiet');
        const plan = (await cli.json(0, 'admin', 'gc', 'run', '--dry-run')) as GcRun;
        const status = (await cli.json(0, 'admin', 'gc', 'explain', kept.id)) as { images: unknown[] };
        expect(status.images).toHaveLength(1);
        const left = await cli.run('admin', 'gc', 'explain', base.id);
        expect(left.exitCode).toBe(4);
        return plan;
      },
      { timeoutMs: 60_000, intervalMs: 500 },
    );
    expect(planned).toMatchObject({ state: 'done', result: { dry_run: true } });
    expect(planned.items.map((item) => item['image_id'])).not.toContain(kept.id);
    const token = await pullToken(client, repository, user.authorization);
    expect((await imageCalls(client, token).read(kept.id, 'layer')).status).toBe(200);
    const status = (await cli.json(0, 'admin', 'gc', 'status')) as { windows: Record<string, number> };
    expect(status.windows['lease_seconds']).toBe(2);
  });

  it('starts a run and leaves, and looks at it later', async () => {
    const started = (await cli.json(0, 'admin', 'gc', 'run', '--detach')) as { id: string; state: string };
    expect(started.state).toBe('queued');
    const ended = await cli.json(0, 'admin', 'runs', 'show', started.id, '--wait');
    expect(ended).toMatchObject({ id: started.id, kind: 'gc', state: 'done', created_by: 'admin' });
    expect((await cli.run('admin', 'runs', 'show', '00000000-0000-4000-8000-000000000000')).exitCode).toBe(4);
  });
});
