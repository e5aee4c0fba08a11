/**
 * Keeps image `$2` of repository `$1` for a lease of `$3` seconds from now. Raised only when it moves by more than half, so that a
 * push of many calls does not write at each.
 */
export const renewLease = `
  UPDATE images SET lease_until = now() + make_interval(secs => $3)
   WHERE repository_id = $1 AND image_id = $2 AND lease_until < now() + make_interval(secs => $3::double precision / 2)`;
