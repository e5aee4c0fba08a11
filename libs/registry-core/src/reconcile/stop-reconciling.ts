/** Why a run ends without healing anything (more). The words are for people, in the report. */
export const stopReasons = {
  listing_out_of_order:
    'The store listed objects out of order or twice: nothing can be concluded from such a listing',
  listing_incomplete:
    'The store left objects out of its listing that are there: nothing can be concluded from such a listing',
  empty_bucket:
    'The store lists no object at all, though the rows know some: is it the right bucket, is the volume mounted?',
  no_known_object:
    'The rows know none of the objects in the store: is it the right bucket, the right database?',
  too_many_orphans:
    'More objects that no row knows than the set share: was the database restored from an older backup? See docs/storage.md',
  too_many_missing:
    'More objects are missing than the set share: was the bucket restored from an older backup? See docs/storage.md',
  rebuild_under_way: 'A rebuild is under way: rows for many objects are still to come',
} as const;

export type StopReason = keyof typeof stopReasons;

/** Thrown inside a run only: what is caught becomes the report's `stopped`. */
export class StopReconciling extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason) {
    super(stopReasons[reason]);
    this.reason = reason;
  }
}
