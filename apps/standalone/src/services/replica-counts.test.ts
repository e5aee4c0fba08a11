import { describe, expect, it } from 'vitest';
import { parseReplicaCounts } from './replica-counts.ts';

describe('the arguments of start:services', () => {
  it('are counts, with one hub and registry by default', () => {
    expect(parseReplicaCounts([])).toEqual({ hub: 1, registry: 1, worker: 0 });
    expect(parseReplicaCounts(['--registry', '2', '--worker=1'])).toEqual({ hub: 1, registry: 2, worker: 1 });
  });

  it.each([['--hub', '0'], ['--hub', 'x'], ['--registry', '65'], ['--gateway', '2'], ['3']])(
    'refuses %s %s',
    (...args) => {
      expect(() => parseReplicaCounts(args)).toThrow(/--/);
    },
  );
});
