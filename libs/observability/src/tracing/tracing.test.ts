import { afterEach, describe, expect, it, vi } from 'vitest';
import { freePort, startTestCollector, type TestCollector } from '@drydock/testing';
import { parseConfig } from '@drydock/config-kit';
import { currentScope, runInScope } from './call-scope.ts';
import { openTracing } from './open-tracing.ts';
import { traceCalls } from './trace-calls.ts';
import { tracingSettings } from './tracing-settings.ts';

const words: string[] = [];
const scopesOfWords: unknown[] = [];
const log = {
  warn: (_fields: object, message: string) => {
    words.push(message);
    scopesOfWords.push(currentScope());
  },
  info: (_fields: object, message: string) => void words.push(message),
};
const open = (env: Readonly<Record<string, string>>) => {
  // The exporter reads its own variables by itself.
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const config = parseConfig(tracingSettings, env, []);
  return openTracing({ config, serviceName: 'drydock-test', version: '1', log });
};
const close = async (stopping: readonly { run(): Promise<void> }[]) => {
  for (const { run } of stopping) await run();
};

describe('traces', () => {
  let collector: TestCollector | undefined;
  afterEach(async () => {
    vi.unstubAllEnvs();
    words.length = 0;
    scopesOfWords.length = 0;
    await collector?.stop();
    collector = undefined;
  });

  it.each([
    {},
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_SDK_DISABLED: 'true' },
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_TRACES_EXPORTER: 'none' },
    { OTEL_SERVICE_NAME: 'somebody', OTEL_TRACES_SAMPLER: 'always_on' },
  ])('are off unless somebody says where they go: %o', async (env) => {
    expect(await open(env)).toEqual({ tracer: undefined, stopping: [] });
  });

  it.each([
    ['OTEL_TRACES_SAMPLER_ARG', '1.5'],
    ['OTEL_TRACES_SAMPLER', 'sometimes'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'],
  ])('are refused by name when a variable makes no sense: %s=%s', (name, value) => {
    expect(() => parseConfig(tracingSettings, { [name]: value }, [])).toThrow(name);
  });

  it('hold calls of stores as children of their scope, with failures, and nothing outside of a scope', async () => {
    collector = await startTestCollector();
    const { tracer, stopping } = await open({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%20b',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
    });
    const store = traceCalls(
      {
        find: () => Promise.resolve(currentScope()?.requestId),
        lose: () => Promise.reject(new Error('gone with its password')),
      },
      { tracer, name: 'rows', attributes: { 'db.system.name': 'postgresql' } },
    );
    await store.find();
    const span = tracer?.start({ name: 'getTag', kind: 'server' });
    await runInScope({ requestId: 'r-1', span }, async () => {
      expect(await store.find()).toBe('r-1');
      await expect(store.lose()).rejects.toThrow('gone');
    });
    span?.end();
    await close(stopping);
    const [find, lose, root] = collector.spans();
    expect(collector.spans()).toHaveLength(3);
    expect(root).toMatchObject({ service: 'drydock-test', name: 'getTag', parentSpanId: '', kind: 2 });
    for (const child of [find, lose]) expect(child?.parentSpanId).toBe(root?.spanId);
    expect(find).toMatchObject({
      name: 'rows.find',
      kind: 3,
      attributes: { 'db.system.name': 'postgresql' },
    });
    expect(lose).toMatchObject({ name: 'rows.lose', status: 2, attributes: { 'error.type': 'internal' } });
    expect(collector.raw()).toContain('x-key\na b\n');
    expect(collector.raw()).toContain('deployment.environment.name');
    expect(collector.raw()).not.toContain('password');
  });

  it('go on from a trace context, and begin anew at what is none', async () => {
    collector = await startTestCollector();
    const { tracer, stopping } = await open({
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.endpoint}/v1/traces`,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    });
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const given = `00-${traceId}-b7ad6b7169203331-01`;
    const start = (traceparent?: string) => {
      const span = tracer?.start({ name: 'x', kind: 'server' }, traceparent);
      span?.end();
      return span;
    };
    expect(start(given)?.traceparent).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
    expect(start(given.replace(/01$/, '00'))?.traceparent).toMatch(/-00$/);
    for (const hostile of [
      undefined,
      '',
      'x'.repeat(60_000),
      given.toUpperCase(),
      `${given}\r\nX-Evil: 1`,
      given.replace(traceId, '0'.repeat(32)),
      given.replace(/^00/, 'ff'),
    ]) {
      const span = start(hostile);
      expect(span?.traceId).toMatch(/^[0-9a-f]{32}$/);
      expect(span?.traceId).not.toBe(traceId);
    }
    await close(stopping);
    expect(collector.spans().filter((span) => span.traceId === traceId)).toMatchObject([
      { parentSpanId: 'b7ad6b7169203331' },
    ]);
  });

  it('are kept or left out by the sampler', async () => {
    collector = await startTestCollector();
    const { tracer, stopping } = await open({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0',
    });
    tracer?.start({ name: 'left out', kind: 'server' }).end();
    tracer?.start({ name: 'kept', kind: 'server' }, `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`).end();
    await close(stopping);
    expect(collector.spans().map(({ name }) => name)).toEqual(['kept']);
  });

  it('harm nothing while the collector is away: one line says so, and the end is bounded', async () => {
    const { tracer, stopping } = await open({
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${String(await freePort())}`,
      OTEL_BSP_SCHEDULE_DELAY: '1',
      OTEL_EXPORTER_OTLP_TIMEOUT: '200',
    });
    runInScope({ requestId: 'the one that came first' }, () => {
      for (let count = 0; count < 5_000; count += 1) tracer?.start({ name: 'lost', kind: 'server' }).end();
    });
    await vi.waitFor(() => expect(words).toEqual(['traces can not be delivered']), { timeout: 10_000 });
    tracer?.start({ name: 'lost', kind: 'server' }).end();
    const startedAtMs = performance.now();
    await close(stopping);
    expect(performance.now() - startedAtMs).toBeLessThan(3_000);
    expect(words).toEqual(['traces can not be delivered']);
    expect(scopesOfWords).toEqual([undefined]);
  });
});
