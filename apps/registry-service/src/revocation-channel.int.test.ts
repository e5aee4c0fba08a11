import { describe, expect, it } from 'vitest';
import { eventually, startTestRedis } from '@drydock/testing';
import { revocationChannelOn } from './revocation-channel.ts';

describe('revocations between replicas', () => {
  it.for([
    ['Redis', {}],
    // As a platform gives it: by an authority of its own.
    ['Redis over TLS, whose user may do little', { isSecured: true }],
  ] as const)(
    'are heard by all of them on %s, who read the rows as soon as they listen',
    async ([, settings], { skip }) => {
      const redis = await startTestRedis(settings);
      if ('unavailable' in redis) return skip(redis.unavailable);
      const words: string[] = [];
      const log = { warn: () => words.push('warn'), info: () => words.push('info') };
      const heardAtOnce: boolean[] = [];
      const metrics = { setRevocationsHeard: (isSo: boolean) => void heardAtOnce.push(isSo) };
      const open = () => {
        const heard: string[] = [];
        let refreshes = 0;
        const channel = revocationChannelOn(
          { url: redis.url, ...(redis.ca === undefined ? {} : { ca: redis.ca }) },
          log,
          metrics,
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
      expect(heardAtOnce).toEqual([false, false, true, true]);
      await redis.stop();
      return undefined;
    },
  );

  it('are said to be found by polling when the user of Redis may not listen', async ({ skip }) => {
    const secured = await startTestRedis({ isSecured: true });
    if ('unavailable' in secured) return skip(secured.unavailable);
    const words: string[] = [];
    const states: boolean[] = [];
    const log = { warn: (_fields: object, text: string) => void words.push(text), info: () => undefined };
    // One who may not use the channel: the rights are asked for by its name.
    const open = revocationChannelOn(
      { url: secured.url, ...(secured.ca === undefined ? {} : { ca: secured.ca }), channel: 'elsewhere' },
      log,
      { setRevocationsHeard: (isSo) => void states.push(isSo) },
    );
    const channel = open({ hear: () => undefined, refresh: () => Promise.resolve() });
    await eventually(() =>
      expect(words).toEqual(['revocations of others are not heard, but found by polling']),
    );
    expect(states).toEqual([false, false]);
    channel.close();
    await secured.stop();
    return undefined;
  });
});
