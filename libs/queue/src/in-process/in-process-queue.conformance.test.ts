import { jobQueueConformance } from '../conformance/job-queue-conformance.ts';
import { createInProcessQueue } from './create-in-process-queue.ts';

jobQueueConformance('in-process', {
  open(settings) {
    const queue = createInProcessQueue(settings);
    return Promise.resolve({ queue, close: () => queue.close({ deadlineMs: 100 }) });
  },
});
