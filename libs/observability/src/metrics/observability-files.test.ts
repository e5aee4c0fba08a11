import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

const read = (file: string): string =>
  readFileSync(new URL(`../../../../deploy/observability/${file}`, import.meta.url), 'utf8');

/** Names of all series that a process has, with those that come only when there is something to tell. */
async function knownNames(): Promise<ReadonlySet<string>> {
  const metrics = createMetrics({ process: 'test', version: '0' });
  metrics.sampled.setRedisUp(true);
  metrics.hints.countLimited('login', 'admitted');
  metrics.hints.setLimitsShared(true);
  metrics.hints.setRevocationsHeard(true);
  metrics.sampled.watchJobs(() => Promise.resolve({ dead: 0 }));
  metrics.replicas.watch('registry', () => ({ out: 0 }));
  metrics.sampled.watchBlobs(() => Promise.resolve({ corrupt: 0 }));
  const { body } = await metrics.render();
  const names = [...body.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type]) => ({ name, type }));
  return new Set(
    names.flatMap(({ name, type }) =>
      type === 'histogram' ? ['_bucket', '_sum', '_count'].map((suffix) => name + suffix) : [name],
    ),
  );
}

describe('the dashboard and the alerts', () => {
  it.each(['dashboard.json', 'alerts.yaml'])('ask only for what is there: %s', async (file) => {
    const known = await knownNames();
    const asked = new Set(
      [...read(file).matchAll(/\b(?:drydock|nodejs|process)_[a-z0-9_]+\b/g)].map(([name]) => name),
    );
    expect(asked.size).toBeGreaterThan(5);
    expect([...asked].filter((name) => !known.has(name))).toEqual([]);
  });
});
