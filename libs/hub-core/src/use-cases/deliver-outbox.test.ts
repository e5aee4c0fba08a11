import { describe, expect, it } from 'vitest';
import { AppError } from '@drydock/kernel';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import { createDeliverOutbox } from './deliver-outbox.ts';

describe('deliverOutbox', () => {
  /** A store whose deliveries end when the test says so. */
  function aSlowSite() {
    const { store, registry } = aMemoryHub();
    const endings: ((error?: AppError) => void)[] = [];
    const slow = {
      ...store,
      drainOutbox: () =>
        new Promise<number>((resolve, reject) => {
          endings.push((error) => (error ? reject(error) : resolve(endings.length)));
        }),
    };
    return { deliver: createDeliverOutbox({ store: slow, registry }), endings };
  }

  it('has one delivery at a time; whoever comes meanwhile shares the next', async () => {
    const { deliver, endings } = aSlowSite();
    const first = deliver();
    const others = [deliver(), deliver(), deliver()];
    expect(endings).toHaveLength(1);
    endings[0]?.();
    expect(await first).toBe(1);
    await Promise.resolve();
    expect(endings).toHaveLength(2);
    endings[1]?.();
    expect(await Promise.all(others)).toEqual([2, 2, 2]);
  });

  it('lets the next one try after one that failed', async () => {
    const { deliver, endings } = aSlowSite();
    const first = deliver();
    const second = deliver();
    endings[0]?.(new AppError('unavailable'));
    await expect(first).rejects.toMatchObject({ code: 'unavailable' });
    await Promise.resolve();
    endings[1]?.();
    expect(await second).toBe(2);
    const third = deliver();
    expect(endings).toHaveLength(3);
    endings[2]?.();
    await third;
  });
});
