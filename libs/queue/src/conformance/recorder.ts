import { once } from 'node:events';
import type { Job } from '@drydock/registry-core';

type AnyJob = Job<'write-manifest'> | Job<'scrub'>;
type Handler = (job: AnyJob, context: { readonly signal: AbortSignal }) => Promise<void>;

const idOf = ({ payload }: AnyJob): string => ('repositoryId' in payload ? payload.repositoryId : '');

/** Handlers that keep what came, and hold, fail or finish as a test wants. */
export function recorder() {
  const jobs: AnyJob[] = [];
  const timesMs: number[] = [];
  const signals: AbortSignal[] = [];
  const ended: string[] = [];
  let [atOnce, most, isMended] = [0, 0, false];
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });

  const recorded =
    (handle: Handler): Handler =>
    async (job, context) => {
      jobs.push(job);
      timesMs.push(performance.now());
      signals.push(context.signal);
      atOnce += 1;
      most = Math.max(most, atOnce);
      try {
        await handle(job, context);
      } finally {
        atOnce -= 1;
        ended.push(idOf(job));
      }
    };

  return {
    jobs,
    timesMs,
    signals,
    ids: () => jobs.map(idOf),
    ended: () => ended,
    mostAtOnce: () => most,
    take: recorded(() => Promise.resolve()),
    hold: recorded(() => released),
    release: () => release(),
    fail: (reason: string) =>
      recorded(() => (isMended ? Promise.resolve() : Promise.reject(new Error(reason)))),
    mend: () => {
      isMended = true;
    },
    untilAborted: recorded(async (_job, { signal }) => {
      await once(signal, 'abort');
    }),
  };
}
