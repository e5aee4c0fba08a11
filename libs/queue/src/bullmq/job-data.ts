import type { JobName } from '@drydock/registry-core';
import { z } from 'zod';
import { isJobName } from '../job-payloads.ts';

/** What lies in Redis for a job: ids, and hints for logs and traces. */
const jobData = z.object({
  v: z.literal(1),
  payload: z.unknown(),
  requestId: z.string().exactOptional(),
  traceparent: z.string().exactOptional(),
});

export type JobData = z.infer<typeof jobData>;

/** What came out of Redis, where another version may have put it in. @throws Error in one line when this version can't read it */
export function readJob(name: string, data: unknown): JobData & { readonly name: JobName } {
  if (!isJobName(name)) throw new Error('this version knows no job of this kind');
  const parsed = jobData.safeParse(data);
  if (!parsed.success) throw new Error('its form is none of this version', { cause: parsed.error });
  return { name, ...parsed.data };
}
