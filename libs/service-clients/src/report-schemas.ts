import { z } from 'zod';

const time = z.string().nullable();

export const collectionStatus = z.object({
  stored: z.object({ blobs: z.number(), bytes: z.number() }),
  reviews: z.object({ due: z.number(), waiting: z.number(), oldestDueAt: time }),
  uploads: z.object({ underWay: z.number(), silent: z.number() }),
  objects: z.object({
    due: z.number(),
    dueBytes: z.number(),
    waiting: z.number(),
    waitingBytes: z.number(),
    nextDueAt: time,
  }),
  trash: z.object({ entries: z.number(), nextPurgeAt: time }),
  history: z.object({ entries: z.number(), nextExpiryAt: time }),
  windows: z.record(z.string(), z.number()),
});

const keptReason = z.object({
  kind: z.enum(['tag', 'history', 'trash', 'lease']),
  via: z.array(z.string()),
  tag: z.string().nullable(),
  until: time,
  reference: z.string().nullable(),
});
const imageExplanation = z.object({
  repository: z.string(),
  repositoryState: z.enum(['live', 'trashed']),
  imageId: z.string(),
  state: z.enum(['json', 'layer', 'complete']),
  parent: z.string().nullable(),
  digest: z.string().nullable(),
  reasons: z.array(keptReason),
  hasMoreReasons: z.boolean(),
  reviewDueAt: time,
});
const blobExplanation = z.object({
  digest: z.string(),
  state: z.enum(['available', 'corrupt', 'missing']),
  sizeBytes: z.number(),
  storageKey: z.string(),
  verifiedAt: time,
  reviewDueAt: time,
  images: z.number(),
});

export const explanation = z.object({
  subject: z.string(),
  blob: blobExplanation.nullable(),
  images: z.array(imageExplanation),
});

export const failedBlobPage = z.object({
  items: z.array(
    z.object({
      digest: z.string(),
      storageKey: z.string(),
      sizeBytes: z.number(),
      state: z.enum(['corrupt', 'missing']),
      foundAt: time,
      diffId: z.string().nullable(),
      images: z.number(),
      repositories: z.array(z.string()),
    }),
  ),
  next: z.string().exactOptional(),
});
