import { z } from 'zod';

/** What lies in Redis for a job: ids only. */
export const jobData = z.object({
  v: z.literal(1),
  payload: z.unknown(),
  requestId: z.string().exactOptional(),
});

export type JobData = z.infer<typeof jobData>;
