import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { goTool, runCommand } from '@drydock/testing';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string): string => readFileSync(`${root}/${file}`, 'utf8');
const alerts = [...read('deploy/observability/alerts.yaml').matchAll(/alert: (\w+)/g)].map(
  ([, name = '']) => name,
);

const findPromtool = async () =>
  (await runCommand('promtool', ['--version'])) === undefined
    ? goTool({
        binary: 'promtool',
        module: 'github.com/prometheus/prometheus/cmd/promtool@v0.308.0',
        isWrapped: true,
      })
    : 'promtool';

describe('the alert rules', () => {
  it.each(alerts)('%s is tried to fire and not to fire, and is told of in the manual', (alert) => {
    const tests = read('deploy/observability/alerts.test.yaml');
    expect(tests).toContain(`name: ${alert} fires`);
    expect(tests).toContain(`name: ${alert} keeps quiet`);
    expect(read('docs/operations.md')).toContain(`### ${alert}\n`);
  });

  // Where no package has promtool, building it takes minutes, the first time.
  it(
    'pass promtool, each of them firing and keeping quiet as it should',
    { timeout: 1_200_000 },
    async (context) => {
      const promtool = await findPromtool();
      if (typeof promtool !== 'string') return context.skip(promtool.unavailable);
      const directory = `${root}/deploy/observability`;
      const run = (...args: readonly string[]) => runCommand(promtool, args, { timeoutMs: 300_000 });
      expect(await run('check', 'rules', `${directory}/alerts.yaml`)).toContain('SUCCESS');
      expect(await run('test', 'rules', `${directory}/alerts.test.yaml`)).toContain('SUCCESS');
    },
  );
});
