import { z } from 'zod';

/** What lies in Redis for a job: ids, and hints for logs and traces. */
export const jobData = z.object({
  v: z.literal(1),
  payload: z.unknown(),
  requestId: z.string().exactOptional(),
  traceparent: z.string().exactOptional(),
});

export type JobData = z.infer<typeof jobData>;
