import { describe, expect, it } from 'vitest';
import { canFollowToStore } from './can-follow-to-store.ts';

const [old, later] = ['docker/1.5.0 go/go1.3.3 git-commit/a8a31ef', 'docker/1.9.1 go/go1.4.2'];
const elsewhere = { host: 'registry.example.com:5000', storeHost: 's3.example.com' };

describe('canFollowToStore', () => {
  it('is true of engines and of our own client', () => {
    for (const userAgent of ['docker/0.6.7 go/go1.1.2', old, later, 'docker/17.05.0-ce go', 'drydock-cli']) {
      expect(canFollowToStore({ userAgent, ...elsewhere }), userAgent).toBe(true);
    }
  });

  it('is false of what may carry its credentials to the store', () => {
    for (const userAgent of [undefined, 'curl/7.35.0', 'Wget/1.15', 'Go-http-client/1.1', 'mydocker/1.9.1']) {
      expect(canFollowToStore({ userAgent, ...elsewhere }), userAgent).toBe(false);
    }
  });

  it('keeps engines before 1.7 from a store under the name of the registry', () => {
    for (const storeHost of ['example.com', 'layers.example.com', undefined]) {
      expect(canFollowToStore({ userAgent: old, host: 'example.com:5000', storeHost })).toBe(false);
      expect(canFollowToStore({ userAgent: later, host: 'example.com', storeHost })).toBe(true);
    }
    expect(canFollowToStore({ userAgent: old, host: 'ample.com', storeHost: 'example.com' })).toBe(true);
  });
});
