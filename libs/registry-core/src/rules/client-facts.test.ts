import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUserAgent } from './client-facts.ts';

describe('readUserAgent', () => {
  it('[58] reads what an engine says of itself', () => {
    const agent = 'docker/1.9.1 go/go1.4.3 git-commit/a34a1d5 kernel/4.2.0-FOO os/Linux arch/AMD64';
    expect(readUserAgent(agent)).toEqual({
      docker_version: '1.9.1',
      docker_go_version: 'go1.4.3',
      kernel: '4.2.0-foo',
      os: 'linux',
      arch: 'amd64',
    });
  });

  it.each([undefined, '', 'Go 1.1 package http', '/x', 'docker'])('[58] finds nothing in %j', (agent) => {
    expect(readUserAgent(agent)).toEqual({});
  });

  it('[58] knows five members only, of bounded length, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 5_000 }), (agent) => {
        const facts = readUserAgent(agent);
        expect(Object.keys(facts).length).toBeLessThanOrEqual(5);
        for (const value of Object.values(facts)) expect(value.length).toBeLessThanOrEqual(256);
      }),
    );
  });
});
