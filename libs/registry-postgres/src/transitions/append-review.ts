import type { Queryable, StoreContext } from '../store-context.ts';

/** The key of an image's review. */
export const imageReviewKey = (repositoryId: string, imageId: string): string => `${repositoryId}/${imageId}`;

export interface ReviewRequest {
  readonly kind: 'image' | 'blob';
  readonly key: string;
  /** What held it was collected itself, so it has waited already: no delay on top, or a chain would take one for each of its images. */
  readonly isCascade?: boolean;
}

/** Every insert of an image and every lost reference appends one, due when the lease that holds it now has ended, and the delay after it. */
export async function appendReview(
  client: Queryable,
  { windows }: StoreContext,
  review: ReviewRequest,
): Promise<void> {
  const [repositoryId, imageId] = review.kind === 'image' ? review.key.split('/') : [];
  await client.query(
    `INSERT INTO reviews (kind, key, due_at) VALUES ($1, $2,
       greatest(now(), (SELECT lease_until FROM images WHERE repository_id = $4 AND image_id = $5)) + make_interval(secs => $3))`,
    [
      review.kind,
      review.key,
      review.isCascade === true ? 0 : windows.reviewDelaySeconds,
      repositoryId ?? null,
      imageId ?? null,
    ],
  );
}
