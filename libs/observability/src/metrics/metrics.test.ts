import { describe, expect, it } from 'vitest';
import { AppError } from '@drydock/kernel';
import { createMetrics } from './metrics.ts';
import { meterCalls } from './meter-calls.ts';

const quiet = { process: 'test', version: '1.2.3', includesRuntime: false };
const request = {
  operation: 'getTag',
  status: 200,
  isComplete: true,
  durationMs: 12,
  receivedBytes: 100,
  sentBytes: 300,
  errorCode: undefined,
};

/** The value of a series, found by its name and a part of its labels. */
async function valueOf(metrics: ReturnType<typeof createMetrics>, name: string, ...labels: string[]) {
  const { body } = await metrics.render();
  const lines = body.split('\n').filter((line) => line.startsWith(`${name}{`));
  const line = lines.find((one) => labels.every((label) => one.includes(label)));
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
}

describe('the metrics of a process', () => {
  it('count requests by operation and status, and stay right when they are read twice', async () => {
    const metrics = createMetrics(quiet);
    metrics.requests.begin('getTag');
    metrics.requests.begin('getTag');
    expect(await valueOf(metrics, 'drydock_http_requests_in_flight', 'getTag')).toBe(2);
    metrics.requests.end(request);
    metrics.requests.end({ ...request, status: 404, errorCode: 'tag_not_found', isComplete: false });
    for (const _reading of [1, 2]) {
      expect(await valueOf(metrics, 'drydock_http_requests_total', 'getTag', '"200"')).toBe(1);
      expect(await valueOf(metrics, 'drydock_http_requests_total', 'getTag', '"404"')).toBe(1);
      expect(await valueOf(metrics, 'drydock_http_sent_bytes_total', 'getTag')).toBe(600);
      expect(await valueOf(metrics, 'drydock_http_cut_total', 'getTag')).toBe(1);
      expect(await valueOf(metrics, 'drydock_http_requests_in_flight', 'getTag')).toBe(0);
    }
    expect(await valueOf(metrics, 'drydock_errors_total', 'tag_not_found')).toBe(1);
    expect(await valueOf(metrics, 'drydock_http_request_duration_seconds_count', 'getTag')).toBe(2);
    expect(await valueOf(metrics, 'drydock_build_info', '"1.2.3"', 'process="test"')).toBe(1);
  });

  it('count the calls of a store and the codes of their errors, and change nothing about them', async () => {
    const metrics = createMetrics(quiet);
    const store = meterCalls(
      {
        find: (key: string) => Promise.resolve(key.length),
        save: () => Promise.reject(new AppError('unavailable')),
        break: () => Promise.reject(new TypeError('no code')),
        *list() {
          yield 1;
        },
      },
      metrics.calls('rows'),
    );
    expect(await store.find('four')).toBe(4);
    await expect(store.save()).rejects.toThrow(AppError);
    await expect(store.break()).rejects.toThrow(TypeError);
    expect([...store.list()]).toEqual([1]);
    expect(await valueOf(metrics, 'drydock_store_call_duration_seconds_count', '"rows"', '"find"')).toBe(1);
    expect(await valueOf(metrics, 'drydock_store_errors_total', '"save"', '"unavailable"')).toBe(1);
    expect(await valueOf(metrics, 'drydock_store_errors_total', '"break"', '"internal"')).toBe(1);
  });

  it('leave out what its source cannot tell', async () => {
    const metrics = createMetrics(quiet);
    metrics.sampled.watchJobs(() => Promise.resolve({ dead: 3 }));
    expect(await valueOf(metrics, 'drydock_jobs', '"dead"')).toBe(3);
    const silent = createMetrics(quiet);
    silent.sampled.watchJobs(() => Promise.reject(new Error('away')));
    expect(await valueOf(silent, 'drydock_jobs', '"dead"')).toBeUndefined();
    expect(await valueOf(silent, 'drydock_redis_up')).toBeUndefined();
    silent.sampled.setRedisUp(false);
    expect(await valueOf(silent, 'drydock_redis_up')).toBe(0);
  });
});

describe('the metrics of replicas', () => {
  it('are there where replicas are watched, and say what is so now', async () => {
    const metrics = createMetrics(quiet);
    expect((await metrics.render()).body).not.toContain('drydock_replicas');
    const states = { serving: 2, out: 0 };
    metrics.replicas.watch('registry', () => states);
    metrics.replicas.watch('hub', () => ({ serving: 1 }));
    Object.assign(states, { serving: 1, out: 1 });
    expect(await valueOf(metrics, 'drydock_replicas', '"registry"', '"serving"')).toBe(1);
    expect(await valueOf(metrics, 'drydock_replicas', '"registry"', '"out"')).toBe(1);
    expect(await valueOf(metrics, 'drydock_replicas', '"hub"', '"serving"')).toBe(1);
  });
});

describe('the metrics of hints', () => {
  it('are there from the first word on, and say what is so now', async () => {
    const metrics = createMetrics(quiet);
    expect((await metrics.render()).body).not.toContain('drydock_limits_shared');
    metrics.hints.setLimitsShared(true);
    metrics.hints.setLimitsShared(false);
    metrics.hints.setRevocationsHeard(true);
    metrics.hints.countLimited('login', 'admitted');
    metrics.hints.countLimited('login', 'limited');
    metrics.hints.countLimited('login', 'limited');
    expect(await valueOf(metrics, 'drydock_limits_shared')).toBe(0);
    expect(await valueOf(metrics, 'drydock_revocations_heard')).toBe(1);
    expect(await valueOf(metrics, 'drydock_limited_calls_total', '"login"', '"admitted"')).toBe(1);
    expect(await valueOf(metrics, 'drydock_limited_calls_total', '"login"', '"limited"')).toBe(2);
  });
});
