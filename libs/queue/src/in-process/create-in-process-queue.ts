import { randomUUID } from 'node:crypto';
import type { JobHandlers, JobQueue } from '@drydock/registry-core';
import { backOffMs } from '../back-off.ts';
import { handleJob } from '../job-payloads.ts';
import { completeQueueSettings, type QueueSettings } from '../queue-settings.ts';
import { systemTimers, type Timers } from '../timers.ts';
import { DeadJobs } from './dead-jobs.ts';
import type { JobEntry } from './job-entry.ts';
import { RunningJobs } from './running-jobs.ts';
import { Schedules } from './schedules.ts';
import { WaitingJobs } from './waiting-jobs.ts';

export interface InProcessQueueSettings extends QueueSettings {
  readonly timers?: Timers;
}

/** Jobs in the memory of one process. What a restart loses is due by its rows, and `revive` puts it in again. */
export function createInProcessQueue(settings: InProcessQueueSettings = {}): JobQueue {
  const { maxAttempts, backOff, report } = completeQueueSettings(settings);
  const timers = settings.timers ?? systemTimers;
  const running = new RunningJobs(timers);
  const schedules = new Schedules(timers);
  const dead = new DeadJobs();
  let worker: { readonly handlers: JobHandlers; readonly concurrency: number } | undefined;
  let closed: Promise<void> | undefined;

  const attempt = async (entry: JobEntry, handlers: JobHandlers): Promise<void> => {
    const { id, name, payload, requestId, traceparent } = entry;
    const startedAtMs = performance.now();
    const number = entry.attempts + 1;
    const facts = () => ({
      name,
      id,
      attempt: number,
      durationMs: performance.now() - startedAtMs,
      ...(requestId === undefined ? {} : { requestId }),
    });
    report({ kind: 'started', name });
    try {
      const { signal } = running;
      await handleJob(handlers, { name, payload, attempt: number, requestId, traceparent, signal });
      report({ kind: 'done', ...facts() });
    } catch (error) {
      entry.attempts = number;
      const isDead = number >= maxAttempts;
      if (isDead) dead.add(entry, error);
      else waiting.add(entry, backOffMs(number, backOff));
      report({ kind: isDead ? 'dead' : 'failed', ...facts(), error });
    }
  };
  const pump = () => {
    while (worker && !closed && running.count < worker.concurrency) {
      const { handlers } = worker;
      const entry = waiting.take((name) => handlers[name] !== undefined);
      if (!entry) return;
      running.add(attempt(entry, handlers), pump);
    }
  };
  const waiting = new WaitingJobs(timers, pump);

  const enqueue: JobQueue['enqueue'] = async (name, payload, options = {}) => {
    const { key, delayMs, requestId, traceparent } = options;
    if (closed) report({ kind: 'lost', name });
    else {
      const id = randomUUID();
      waiting.add({ id, name, payload, key, requestId, traceparent, attempts: 0 }, delayMs);
    }
    return Promise.resolve();
  };

  return {
    enqueue,
    async schedule(name, everyMs, payload) {
      // The key keeps a slow job from piling up behind itself.
      if (!closed)
        schedules.set(name, everyMs, () => void enqueue(name, payload, { key: `schedule-${name}` }));
      return Promise.resolve();
    },
    async work(handlers, { concurrency }) {
      worker = { handlers, concurrency };
      pump();
      return Promise.resolve();
    },
    listDead: () => Promise.resolve(dead.list()),
    async retryDead(id) {
      const entries = dead.take(id);
      for (const entry of entries) waiting.add({ ...entry, attempts: 0 });
      return Promise.resolve(entries.length);
    },
    counts: () =>
      Promise.resolve({
        waiting: waiting.dueCount,
        active: running.count,
        delayed: waiting.delayedCount,
        dead: dead.count,
      }),
    close({ deadlineMs }) {
      closed ??= running.end(deadlineMs);
      schedules.stop();
      waiting.stop();
      return closed;
    },
  };
}
