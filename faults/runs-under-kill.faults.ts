import { longestBuildMs, eventually } from '@drydock/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectStatus, type TestUser } from '../acceptance/support/administration.ts';
import { anImage, imageCalls, pullToken, push, type EngineImage } from '../acceptance/support/engine.ts';
import { listBrokenInvariants } from './support/broken-invariants.ts';
import { startStack, type Stack } from './support/start-stack.ts';

interface Run {
  readonly id: string;
  readonly state: string;
  readonly error: string | null;
  readonly result: Readonly<Record<string, unknown>> | null;
}

const count = 24;
const workers = 2;
/** One answer of the store; a run over all objects then takes long enough to be met in its middle. */
const slowMs = 250;
const settings = {
  DRYDOCK_GC_SECONDS: '1',
  DRYDOCK_MANIFEST_SECONDS: '1',
  DRYDOCK_RECONCILE_AGE_SECONDS: '0',
  DRYDOCK_RECONCILE_SECONDS: '0',
  DRYDOCK_SCRUB_PERIOD_SECONDS: '3600',
  DRYDOCK_LEASE_SECONDS: '2',
  DRYDOCK_GC_GRACE_SECONDS: '1',
  DRYDOCK_MAX_READ_SECONDS: '1',
  DRYDOCK_OBJECT_DELAY_SECONDS: '1',
  DRYDOCK_TRASH_SECONDS: '1',
  DRYDOCK_HISTORY_SECONDS: '1',
};

describe('runs and jobs whose workers are killed in their middle', () => {
  let stack: Stack;
  let user: TestUser;
  let whyNot: string | undefined;
  let repository: string;
  const images = Array.from({ length: count }, () => anImage());

  const call = async (method: string, path: string, body?: object): Promise<Run> => {
    const { client, admin } = stack.administration;
    const answer = await client.request({
      method,
      path,
      headers: { Authorization: admin.authorization },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return expectStatus(answer, 200, 202).json() as Run;
  };
  const start = (kind: string, body?: object) => call('POST', `/api/${kind}/runs`, body);
  const untilEnded = (id: string) =>
    eventually(
      async () => {
        const run = await call('GET', `/api/runs/${id}`);
        if (run.state !== 'done' && run.state !== 'failed') throw new Error(`${id} is ${run.state}`);
        return run;
      },
      { timeoutMs: 90_000, intervalMs: 250 },
    );
  const killWorkers = async () => {
    for (const worker of await stack.processes.list('drydock-worker')) stack.processes.kill(worker);
  };
  /** A minute of silence is what makes a worker dead to the others. */
  const passTheSilence = () =>
    stack.rows.query(
      `WITH held AS (UPDATE work_claims SET held_until = now())
       UPDATE runs SET heartbeat_at = now() - interval '2 minutes' WHERE state = 'running'`,
    );
  const inSlowStore = async <T>(work: () => Promise<T>): Promise<T> => {
    await stack.links.minio.add({ type: 'latency', attributes: { latency: slowMs } });
    try {
      return await work();
    } finally {
      await stack.links.minio.heal();
    }
  };
  const expectAllWhole = async () => {
    const { client } = stack.administration;
    const calls = imageCalls(client, await pullToken(client, repository, user.authorization));
    for (const { id, layer } of images) {
      const read = expectStatus(await calls.read(id, 'layer'), 200);
      expect(read.body.equals(layer.bytes)).toBe(true);
    }
    expect(await listBrokenInvariants(stack.rows)).toEqual([]);
  };
  const pushThese = (pushed: readonly EngineImage[]) =>
    push(stack.administration.client, {
      ...user,
      repository,
      images: pushed,
      tags: Object.fromEntries(
        pushed.map(({ id }) => [`t${String(images.findIndex((one) => one.id === id))}`, id]),
      ),
    });
  /** As an engine does: what the registry says it has is not sent. */
  const pushWhatIsMissing = async () => {
    const { client } = stack.administration;
    const calls = imageCalls(client, await pullToken(client, repository, user.authorization));
    const answers = await Promise.all(images.map(({ id }) => calls.read(id, 'json')));
    await pushThese(images.filter((_image, at) => answers[at]?.status !== 200));
  };

  beforeAll(async () => {
    const started = await startStack({ name: 'runs-under-kill', workers, env: settings });
    if ('unavailable' in started) {
      whyNot = started.unavailable;
      return;
    }
    stack = started;
    user = await stack.administration.createUser('runs');
    repository = `${user.username}/app`;
    await pushThese(images);
  }, longestBuildMs);
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(async () => {
    await stack?.stop();
  });

  /** Starts it beside a slow store, kills all workers once one has it, and lets others find it. */
  const killedInTheMiddle = async (kind: string, body?: object): Promise<Run> => {
    const id = await inSlowStore(async () => {
      const run = await start(kind, body);
      await eventually(async () => expect((await call('GET', `/api/runs/${run.id}`)).state).toBe('running'), {
        timeoutMs: 30_000,
      });
      await killWorkers();
      return run.id;
    });
    expect((await call('GET', `/api/runs/${id}`)).state).toBe('running');
    await passTheSilence();
    return untilEnded(id);
  };

  it(
    'verification is taken over, and says the same as one that nobody disturbed',
    { timeout: 240_000 },
    async () => {
      expect(await killedInTheMiddle('verify')).toMatchObject({ state: 'done', result: { failed: 0 } });
      await expectAllWhole();
    },
  );

  it('reconciliation is taken over, and heals what it would have healed', { timeout: 240_000 }, async () => {
    const [lost] = (await stack.rows.query<{ storage_key: string }>('SELECT storage_key FROM blobs LIMIT 1'))
      .rows;
    await stack.bucket.remove(lost?.storage_key ?? '');
    await stack.bucket.put('blobs/aa/stray', Buffer.from('stray'));
    const ended = await killedInTheMiddle('reconcile', { fix: true });
    expect(ended).toMatchObject({ state: 'done', result: { healed: { quarantined: 1, marked_missing: 1 } } });
    // Once more does nothing.
    const again = await untilEnded((await start('reconcile', { fix: true })).id);
    expect(again).toMatchObject({ state: 'done', result: { healed: { quarantined: 0, marked_missing: 0 } } });
    await pushWhatIsMissing();
    await expectAllWhole();
  });

  it('ten of the same at once do no more than one', { timeout: 240_000 }, async () => {
    await stack.bucket.put('blobs/bb/stray', Buffer.from('stray'));
    const runs = await Promise.all(Array.from({ length: 10 }, () => start('reconcile', { fix: true })));
    const ended = await Promise.all(runs.map(({ id }) => untilEnded(id)));
    expect(ended.map(({ state }) => state)).toEqual(runs.map(() => 'done'));
    const found = await stack.rows.query(`SELECT state FROM objects WHERE storage_key = 'blobs/bb/stray'`);
    expect(found.rows).toEqual([{ state: 'doomed' }]);
    await expectAllWhole();
  });

  it('the scrub goes on where its worker died', { timeout: 240_000 }, async () => {
    const due = async () =>
      (
        await stack.rows.query(
          `SELECT 1 FROM blobs WHERE verified_at IS NULL OR verified_at < now() - interval '1 day'`,
        )
      ).rowCount ?? 0;
    await inSlowStore(async () => {
      await stack.rows.query(
        `UPDATE blobs SET verified_at = now() - interval '40 days' WHERE state = 'available'`,
      );
      const before = await due();
      await eventually(async () => expect(await due()).toBeLessThan(before), { timeoutMs: 60_000 });
      await killWorkers();
    });
    await passTheSilence();
    await eventually(async () => expect(await due()).toBe(0), { timeoutMs: 90_000 });
    await expectAllWhole();
  });

  it(
    'a manifest that was being written is written by the next, and a rebuild that died goes on',
    { timeout: 300_000 },
    async () => {
      const changes = async () => (await stack.rows.query('SELECT 1 FROM manifest_changes')).rowCount ?? 0;
      await inSlowStore(async () => {
        await stack.rows.query(
          `INSERT INTO manifest_changes (repository_id) SELECT repository_id FROM repositories`,
        );
        await eventually(
          async () => {
            const { rows } = await stack.rows.query(
              `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
            );
            expect(rows.length).toBeGreaterThan(0);
          },
          { timeoutMs: 30_000, intervalMs: 20 },
        );
        await killWorkers();
        // It died with its transaction: what it was to tell is still to be told.
        expect(await changes()).toBeGreaterThan(0);
      });
      await eventually(async () => expect(await changes()).toBe(0), { timeoutMs: 60_000 });
      await stack.rows.query('TRUNCATE repositories, objects, reviews, manifests, manifest_changes CASCADE');
      expect(await killedInTheMiddle('rebuild')).toMatchObject({ state: 'done' });
      const compared = await untilEnded((await start('rebuild', { compare: true })).id);
      expect(compared).toMatchObject({
        state: 'done',
        result: { counts: { tag_missing: 0, image_missing: 0 } },
      });
      await expectAllWhole();
    },
  );

  it(
    'PostgreSQL that is killed while all is swept loses nothing and keeps nothing',
    { timeout: 300_000 },
    async () => {
      const { client } = stack.administration;
      const gone = `${user.username}/gone`;
      const swept = Array.from({ length: 10 }, () => anImage());
      await push(client, {
        ...user,
        repository: gone,
        images: swept,
        tags: Object.fromEntries(swept.map(({ id }, at) => [`t${String(at)}`, id])),
      });
      await stack.administration.removeRepository(gone);
      const left = async () =>
        (
          await stack.rows.query('SELECT 1 FROM images WHERE image_id = ANY ($1)', [
            swept.map(({ id }) => id),
          ])
        ).rowCount ?? 0;
      await eventually(
        async () => {
          const { rows } = await stack.rows.query(`SELECT 1 FROM reviews UNION ALL SELECT 1 FROM trash`);
          expect(rows.length).toBeGreaterThan(0);
        },
        { timeoutMs: 30_000 },
      );
      await stack.postgres.restart();
      await eventually(async () => expect(await left()).toBe(0), { timeoutMs: 90_000 });
      await eventually(
        async () => {
          const { rows } = await stack.rows.query<{ storage_key: string }>('SELECT storage_key FROM blobs');
          const stored = await stack.bucket.listLayerObjects();
          expect([...stored.keys()].sort()).toEqual(
            [...rows.map((row) => row.storage_key), 'blobs/aa/stray', 'blobs/bb/stray']
              .filter((key) => stored.has(key) || !key.endsWith('/stray'))
              .sort(),
          );
        },
        { timeoutMs: 60_000 },
      );
      await expectAllWhole();
    },
  );
});
