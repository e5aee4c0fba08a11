import { describe, expect, it } from 'vitest';
import { parseReplicaCounts } from './replica-counts.ts';

const alone = { hasSharedQueue: false };

describe('the arguments of start:services', () => {
  it('are counts, with one hub and registry by default', () => {
    expect(parseReplicaCounts([], alone)).toEqual({ hub: 1, registry: 1, worker: 0 });
    const given = parseReplicaCounts(['--registry', '2', '--worker=1'], alone);
    expect(given).toEqual({ hub: 1, registry: 2, worker: 1 });
  });

  it('bring a worker along where there is a queue for it, unless told otherwise', () => {
    const shared = { hasSharedQueue: true };
    expect(parseReplicaCounts([], shared).worker).toBe(1);
    expect(parseReplicaCounts(['--worker', '0'], shared).worker).toBe(0);
  });

  it.each([['--hub', '0'], ['--hub', 'x'], ['--registry', '65'], ['--gateway', '2'], ['3']])(
    'refuses %s %s',
    (...args) => {
      expect(() => parseReplicaCounts(args, alone)).toThrow(/--/);
    },
  );
});
