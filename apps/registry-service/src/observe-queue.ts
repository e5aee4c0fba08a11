import type { Logger, Metrics } from '@drydock/observability';
import type { QueueEvent } from '@drydock/queue';

/** One log line and one count for each event of the queue. */
export function observeQueue(log: Logger, { jobs, sampled }: Metrics): (event: QueueEvent) => void {
  return (event) => {
    const { kind, ...more } = event;
    // A line's `name` is the process.
    const { name: job, ...facts } = 'name' in more ? more : { ...more, name: undefined };
    switch (event.kind) {
      case 'started':
        jobs.addRunning(event.name, 1);
        return;
      case 'done':
      case 'failed':
      case 'dead':
        jobs.addRunning(event.name, -1);
        jobs.count(event.name, event.kind, event.durationMs);
        break;
      case 'lost':
        jobs.count(event.name, 'lost');
        break;
      case 'away':
      case 'back':
        sampled.setRedisUp(event.kind === 'back');
        break;
    }
    const fields = { kind, ...(job === undefined ? {} : { job }), ...facts };
    if (event.kind === 'done') log.debug(fields, 'job');
    else log.warn(fields, 'job');
  };
}
