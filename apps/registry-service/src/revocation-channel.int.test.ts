import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually, startTestRedis, type TestRedis } from '@drydock/testing';
import { revocationChannelOn } from './revocation-channel.ts';

describe('revocations between replicas', () => {
  let redis: TestRedis;
  let whyNot: string | undefined;
  beforeAll(async () => {
    const found = await startTestRedis();
    if ('unavailable' in found) whyNot = found.unavailable;
    else redis = found;
  });
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(() => redis?.stop());

  it('are heard by all of them, who read the rows as soon as they listen', async () => {
    const words: string[] = [];
    const log = { warn: () => words.push('warn'), info: () => words.push('info') };
    const open = () => {
      const heard: string[] = [];
      let refreshes = 0;
      const channel = revocationChannelOn(
        { url: redis.url },
        log,
      )({
        hear: (ids) => void heard.push(...ids),
        refresh: () => Promise.resolve(void (refreshes += 1)),
      });
      return { channel, heard, refreshes: () => refreshes };
    };
    const [one, two] = [open(), open()];
    await eventually(() => expect([one.refreshes(), two.refreshes()]).toEqual([1, 1]));
    one.channel.announce(['token']);
    await eventually(() => expect([one.heard, two.heard]).toEqual([['token'], ['token']]));
    one.channel.close();
    two.channel.close();
    expect(words).toEqual([]);
  });
});
