import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  eventually,
  freePort,
  startTestCollector,
  longestBuildMs,
  startTestRedis,
  startTestStores,
  type CollectedSpan,
  type RawClient,
  type TestCollector,
  type TestRedis,
  type TestS3,
} from '@drydock/testing';
import { administer, expectStatus, type TestUser } from './support/administration.ts';
import { anImage, imageCalls, pullToken, push } from './support/engine.ts';
import { serviceProcesses } from './support/service-processes.ts';
import { startDeployment, type RunningDeployment } from './support/start-deployment.ts';

/** A layer is read back some time after the push. */
const jobTimeoutMs = 40_000;

/** The same client, with headers on all it sends. */
const sendingAlways = (client: RawClient, headers: Readonly<Record<string, string>>): RawClient => ({
  ...client,
  request: (request) => client.request({ ...request, headers: { ...request.headers, ...headers } }),
});

const lineOf = ({ service, name, kind }: CollectedSpan) => `${service} ${String(kind)} ${name}`;

describe('a push and a pull through all services, seen from outside', () => {
  let collector: TestCollector;
  let redis: TestRedis;
  let s3: TestS3;
  let deployment: RunningDeployment;
  let client: RawClient;
  let user: TestUser;
  let metricsPort: number;
  let output = '';
  let whyNot: string | undefined;

  beforeAll(async () => {
    const found = await startTestStores('drydock-traces');
    if ('unavailable' in found) {
      whyNot = found.unavailable;
      return;
    }
    ({ redis, s3 } = found);
    collector = await startTestCollector();
    metricsPort = await freePort();
    deployment = await startDeployment('services', {
      ...found.variables,
      DRYDOCK_TRUSTED_PROXIES: '127.0.0.1',
      DRYDOCK_LOG_LEVEL: 'debug',
      DRYDOCK_METRICS_PORT: String(metricsPort),
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_BSP_SCHEDULE_DELAY: '100',
    });
    deployment.process.onOutput((text) => {
      output += text;
    });
    const administration = administer(deployment);
    client = administration.client;
    user = await administration.createUser('traced');
  }, longestBuildMs);
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(async () => {
    await deployment?.stop();
    await collector?.stop();
    await redis?.stop();
    await s3?.stop();
  });

  it('is one trace, from the gateway to the store and into the job, with no secret in it', async () => {
    const traceId = 'c0ffee'.padEnd(32, '0');
    const traced = sendingAlways(client, { traceparent: `00-${traceId}-00000000000000aa-01` });
    const repository = `${user.username}/traced`;
    const image = anImage({ sizeBytes: 30_000 });
    const { authorization } = user;
    const token = await push(traced, {
      authorization,
      repository,
      images: [image],
      tags: { latest: image.id },
    });
    const readToken = await pullToken(traced, repository, authorization);
    expectStatus(await imageCalls(traced, readToken).read(image.id, 'layer'), 200);
    await traced.request({
      path: `/v1/search?q=never-in-a-trace`,
      headers: { Authorization: authorization },
    });

    const inTrace = () => collector.spans().filter((span) => span.traceId === traceId);
    await eventually(
      () => {
        const lines = inTrace().map(lineOf);
        expect(lines).toContain('drydock-worker 5 process verify-layer');
        expect(lines).toContain('drydock-gateway 2 search');
      },
      { timeoutMs: jobTimeoutMs },
    );
    const spans = inTrace();
    const byId = new Map(spans.map((span) => [span.spanId, span]));
    const wayTo = (name: string, service: string): readonly string[] => {
      const found = spans.find((span) => span.name === name && span.service === service);
      const way: string[] = [];
      for (let span = found; span; span = byId.get(span.parentSpanId)) way.unshift(lineOf(span));
      return way;
    };
    const upload = [
      'drydock-gateway 2 putImageLayer',
      'drydock-gateway 3 PUT registry',
      'drydock-registry 2 putImageLayer',
    ];
    expect(wayTo('blobs.upload', 'drydock-registry')).toEqual([...upload, 'drydock-registry 3 blobs.upload']);
    expect(wayTo('process verify-layer', 'drydock-worker')).toEqual([
      ...upload,
      'drydock-registry 4 send verify-layer',
      'drydock-worker 5 process verify-layer',
    ]);
    expect(wayTo('blobs.read', 'drydock-worker')).toEqual([
      ...wayTo('process verify-layer', 'drydock-worker'),
      'drydock-worker 3 blobs.read',
    ]);
    expect(wayTo('announceImages', 'drydock-registry')).toEqual([
      'drydock-gateway 2 putRepository',
      'drydock-gateway 3 PUT hub',
      'drydock-hub 2 putRepository',
      'drydock-hub 3 PUT registry',
      'drydock-registry 2 announceImages',
    ]);
    // Begun by what came from outside, and by nothing else.
    const roots = spans.filter(({ parentSpanId }) => !byId.has(parentSpanId));
    expect(new Set(roots.map(({ service }) => service))).toEqual(new Set(['drydock-gateway']));
    expect(new Set(roots.map(({ parentSpanId }) => parentSpanId))).toEqual(new Set(['00000000000000aa']));
    expect(spans.find(({ name, kind }) => name === 'putImageLayer' && kind === 2)?.attributes).toMatchObject({
      'http.request.method': 'PUT',
      'http.route': '/v1/images/{imageId}/layer',
    });
    const rows = spans.find(({ name }) => name.startsWith('registry.'));
    expect(rows?.attributes).toMatchObject({ 'db.system.name': 'postgresql', 'db.namespace': 'registry' });

    const signatures = [token, readToken].map((text) => /signature=([^,]+)/.exec(text)?.[1] ?? '');
    const secrets = [user.password, authorization.slice(6), s3.secretKey, 'never-in-a-trace', ...signatures];
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(8);
      expect(collector.raw().includes(secret), secret).toBe(false);
    }
  });

  it('is one request id in the lines of all processes', async () => {
    const requestId = 'follow-me.42';
    const followed = sendingAlways(client, { 'X-Request-Id': requestId });
    const repository = `${user.username}/followed`;
    const image = anImage();
    await push(followed, { ...user, repository, images: [image], tags: { latest: image.id } });
    const processesWith = (id: string) => {
      const lines = output.split('\n').filter((line) => line.includes(`"requestId":"${id}"`));
      return new Set(lines.map((line) => (JSON.parse(line) as { name: string }).name));
    };
    await eventually(
      () =>
        expect(processesWith(requestId)).toEqual(
          new Set(['drydock-gateway', 'drydock-hub', 'drydock-registry', 'drydock-worker']),
        ),
      { timeoutMs: jobTimeoutMs },
    );
    const internal = output
      .split('\n')
      .filter((line) => line.includes(requestId) && line.includes('"operation":"announceImages"'));
    expect(internal.length).toBeGreaterThan(0);
  });

  it.each([
    ['long', 'x'.repeat(4_000)],
    ['oddly begun', '-leading'],
    ['of two words', 'a b'],
    ['quoting', 'quote"brace}'],
    ['for a template', '${jndi:ldap://x}'],
    ['not ASCII', 'ünïcode'],
  ])('gives a request an id of its own when the one it came with is %s', async (_what, hostile) => {
    const answer = await client.request({ path: '/v1/_ping', headers: { 'X-Request-Id': hostile } });
    expectStatus(answer, 200);
    expect(answer.header('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('says once at each side that Redis is away, and once that it is back, and the metrics follow', async ({
    skip,
  }) => {
    if (!redis.server) return skip('this Redis is not ours to stop');
    const port = Number(new URL(redis.url).port);
    const [registry] = await serviceProcesses(deployment).list('drydock-registry');
    const metricsOf = async (url: string) => (await fetch(`${url}/metrics`)).text();
    const isUp = async (value: number) => {
      const gateway = await metricsOf(`http://127.0.0.1:${String(metricsPort)}`);
      const ofRegistry = await metricsOf(registry?.url ?? '');
      expect(gateway).toContain(`drydock_redis_up{process="gateway"} ${String(value)}`);
      expect(gateway).toContain(`drydock_limits_shared{process="gateway"} ${String(value)}`);
      expect(ofRegistry).toContain(`drydock_redis_up{process="registry"} ${String(value)}`);
      expect(ofRegistry).toContain(`drydock_revocations_heard{process="registry"} ${String(value)}`);
    };
    const told = (words: string) =>
      output
        .split('\n')
        .filter((line) => line.includes(`"msg":"${words}`))
        .map((line) => (JSON.parse(line) as { name: string }).name)
        .sort();
    await isUp(1);
    await redis.stop();
    for (const name of ['one', 'two']) {
      const image = anImage();
      const repository = `${user.username}/${name}`;
      await push(client, { ...user, repository, images: [image], tags: { latest: image.id } });
    }
    await eventually(() => isUp(0), { timeoutMs: 20_000 });
    const started = await startTestRedis({ port });
    if ('unavailable' in started) throw new Error(started.unavailable);
    redis = started;
    await eventually(() => isUp(1), { timeoutMs: 20_000 });
    await eventually(() => {
      expect(told('Redis is away')).toEqual(['drydock-gateway', 'drydock-registry', 'drydock-worker']);
      expect(told('revocations of others are not heard')).toEqual(['drydock-registry']);
      expect(told('Redis is back')).toEqual([
        'drydock-gateway',
        'drydock-registry',
        'drydock-registry',
        'drydock-worker',
      ]);
    });
    return undefined;
  });

  it('goes on while the collector is away, and the processes end in order', async () => {
    await collector.stop();
    const repository = `${user.username}/alone`;
    const image = anImage();
    await push(client, { ...user, repository, images: [image], tags: { latest: image.id } });
    await eventually(() => expect(output).toContain('traces can not be delivered'), { timeoutMs: 30_000 });
    for (const name of ['drydock-gateway', 'drydock-registry']) {
      const told = output
        .split('\n')
        .filter((line) => line.includes('traces can not be delivered') && line.includes(`"name":"${name}"`));
      expect(told.length, name).toBeLessThanOrEqual(1);
    }
    expect(await deployment.process.stop(60_000)).toBe(0);
    expect(output).not.toContain('could not stop in order');
  });
});
