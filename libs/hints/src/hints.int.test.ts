import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually, freePort, startTestRedis, type TestRedis } from '@drydock/testing';
import { createInProcessRateLimiter } from './in-process-rate-limiter.ts';
import { createRedisChannel } from './redis-channel.ts';
import { createRedisRateLimiter } from './redis-rate-limiter.ts';
import { withFallback } from './with-fallback.ts';

describe('hints while Redis goes and comes', () => {
  let port: number;
  let whyNot: string | undefined;
  const start = async (): Promise<TestRedis> => {
    const redis = await startTestRedis({ port });
    if ('unavailable' in redis) throw new Error(redis.unavailable);
    return redis;
  };
  beforeAll(async () => {
    const found = await startTestRedis();
    if ('unavailable' in found) whyNot = found.unavailable;
    else await found.stop();
  });
  beforeEach(async ({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
    port = await freePort();
  });
  const connection = () => ({ url: `redis://127.0.0.1:${String(port)}` });
  const once = { count: 1, windowMs: 3_600_000 };

  it('limits each process by itself meanwhile, and all of them together again afterwards', async () => {
    const words: string[] = [];
    const limiter = withFallback({
      shared: createRedisRateLimiter({ connection: connection() }),
      own: createInProcessRateLimiter(),
      report: (state) => words.push(state),
      pauseMs: 50,
    });
    expect(await limiter.take('early', once)).toMatchObject({ isOver: false });
    expect(await limiter.take('early', once)).toMatchObject({ isOver: true });
    expect(words).toEqual(['away']);
    const redis = await start();
    await eventually(async () => {
      await limiter.look('early', once);
      expect(words).toEqual(['away', 'back']);
    });
    const other = createRedisRateLimiter({ connection: connection() });
    await other.take('shared', once);
    expect(await limiter.take('shared', once)).toMatchObject({ isOver: true });
    // What the connection tells is no news when a call has found it out, and is heard without a call.
    limiter.noteLink(true);
    limiter.noteLink(false);
    limiter.noteLink(false);
    limiter.noteLink(true);
    expect(words).toEqual(['away', 'back', 'away', 'back']);
    redis.server?.signal('SIGSTOP');
    const startedAtMs = performance.now();
    expect(await limiter.take('early', once)).toMatchObject({ isOver: true });
    expect(performance.now() - startedAtMs).toBeLessThan(5_000);
    await Promise.all([limiter.close(), other.close()]);
    await redis.stop();
  });

  it('carries words to all who listen, and says when some may have been missed', async () => {
    const open = () => {
      const [heard, states] = [new Array<string>(), new Array<string>()];
      let listening = 0;
      const channel = createRedisChannel({
        connection: connection(),
        name: 'words',
        onMessage: (message) => heard.push(message),
        onListening: () => (listening += 1),
        report: (state) => states.push(state),
      });
      return { channel, heard, states, listening: () => listening };
    };
    const first = await start();
    const [one, two] = [open(), open()];
    await eventually(() => expect([one.listening(), two.listening()]).toEqual([1, 1]));
    one.channel.publish('hello');
    await eventually(() => expect([one.heard, two.heard]).toEqual([['hello'], ['hello']]));
    await first.stop();
    one.channel.publish('lost');
    await eventually(() => expect(two.states).toEqual(['away']));
    const second = await start();
    await eventually(() => expect([one.listening(), two.listening()]).toEqual([2, 2]));
    two.channel.publish('again');
    await eventually(() => expect(one.heard).toEqual(['hello', 'again']));
    expect(one.states).toEqual(['away', 'back']);
    one.channel.close();
    two.channel.close();
    await second.stop();
  });
});
