import type { Logger, Metrics } from '@drydock/observability';
import type { QueueEvent } from '@drydock/queue';

/**
 * One log line and one count for each event of the queue. While Redis is away, which one line says, the jobs that could not be put in are
 * counted and told of at `debug` alone.
 */
export function observeQueue(
  log: Pick<Logger, 'debug' | 'info' | 'warn'>,
  { jobs, sampled }: Pick<Metrics, 'jobs' | 'sampled'>,
): (event: QueueEvent) => void {
  let isAway = false;
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
      case 'unreadable':
        break;
      case 'lost':
        jobs.count(event.name, 'lost');
        break;
      case 'away':
        isAway = true;
        sampled.setRedisUp(false);
        log.warn({ err: event.error }, 'Redis is away: jobs wait in their rows');
        return;
      case 'back':
        isAway = false;
        sampled.setRedisUp(true);
        log.info({}, 'Redis is back: jobs go on');
        return;
      case 'evicting':
        log.warn({}, event.error.message);
        return;
    }
    const fields = { kind, ...(job === undefined ? {} : { job }), ...facts };
    const isQuiet = event.kind === 'done' || (event.kind === 'lost' && isAway);
    if (isQuiet) log.debug(fields, 'job');
    else log.warn(fields, 'job');
  };
}
