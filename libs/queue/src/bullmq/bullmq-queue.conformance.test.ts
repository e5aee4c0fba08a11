import { randomBytes } from 'node:crypto';
import { startTestRedis, type TestRedis } from '@drydock/testing';
import { jobQueueConformance } from '../conformance/job-queue-conformance.ts';
import { createBullmqQueue } from './create-bullmq-queue.ts';

let redis: TestRedis | undefined;

jobQueueConformance('BullMQ', {
  async start() {
    const started = await startTestRedis();
    if ('unavailable' in started) return started.unavailable;
    redis = started;
    return undefined;
  },
  open(settings) {
    const prefix = `test-${randomBytes(6).toString('hex')}`;
    const make = () => createBullmqQueue({ ...settings, connection: { url: redis?.url ?? '' }, prefix });
    const [queue, peer] = [make(), make()];
    const close = async () => {
      await Promise.all([queue, peer].map((end) => end.close({ deadlineMs: 100 })));
    };
    return Promise.resolve({ queue, peer, close });
  },
  stop: () => redis?.stop() ?? Promise.resolve(),
});
