import type { JobHandlers, JobName, JobPayloads } from '@drydock/registry-core';
import { z } from 'zod';

const nothing = z.strictObject({});

/** The parsers of what comes back from a queue, which another version of this software may have put in. */
const payloads: { readonly [N in JobName]: z.ZodType<JobPayloads[N]> } = {
  'verify-layer': z.object({ digest: z.string(), storageKey: z.string() }),
  'review-images': nothing,
  'review-blobs': nothing,
  'reap-objects': nothing,
  'give-up-uploads': nothing,
  'sweep-trash': nothing,
  'sweep-history': nothing,
  scrub: nothing,
  reconcile: nothing,
  run: z.object({ runId: z.string() }),
  'write-manifest': z.object({ repositoryId: z.string() }),
  'write-manifests': nothing,
  revive: nothing,
};

export const isJobName = (name: string): name is JobName => Object.hasOwn(payloads, name);

export interface Attempt<N extends JobName> {
  readonly name: N;
  readonly payload: unknown;
  readonly attempt: number;
  readonly requestId: string | undefined;
  readonly traceparent: string | undefined;
  readonly signal: AbortSignal;
}

/** Calls the handler of the job's name. @throws when there is none, when the payload is not of the job's shape, what the handler throws */
export async function handleJob<N extends JobName>(handlers: JobHandlers, job: Attempt<N>): Promise<void> {
  const handler = handlers[job.name];
  if (!handler) throw new Error(`No handler takes ${job.name}`);
  const { name, attempt, requestId, traceparent, signal } = job;
  const parsed = payloads[job.name].safeParse(job.payload);
  // In one line: it is what `drydock admin jobs list` shows.
  if (!parsed.success) throw new Error('the payload is none of this version', { cause: parsed.error });
  const payload = parsed.data;
  await handler(
    { name, payload, attempt, requestId, ...(traceparent === undefined ? {} : { traceparent }) },
    { signal },
  );
}
