import type { Queryable, StoreContext } from '../store-context.ts';

/** The key of an image's review. */
export const imageReviewKey = (repositoryId: string, imageId: string): string => `${repositoryId}/${imageId}`;

/** Every insert of an image and every lost reference appends one, due when the longest lease that could hold it has ended. */
export async function appendReview(
  client: Queryable,
  { windows }: StoreContext,
  review: { readonly kind: 'image' | 'blob'; readonly key: string },
): Promise<void> {
  await client.query(
    `INSERT INTO reviews (kind, key, due_at) VALUES ($1, $2, now() + make_interval(secs => $3))`,
    [review.kind, review.key, windows.leaseSeconds + windows.reviewDelaySeconds],
  );
}
