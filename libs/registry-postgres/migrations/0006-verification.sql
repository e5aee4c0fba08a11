-- The scrub takes the blob that was read longest ago, and what is corrupt or missing is listed, without a look at the others.
CREATE INDEX blobs_verified ON blobs (verified_at) WHERE state = 'available';
CREATE INDEX blobs_failed ON blobs (digest) WHERE state <> 'available';

-- Work that one process at a time does, as long as it says that it lives.
CREATE TABLE work_claims (
  name text PRIMARY KEY,
  holder uuid NOT NULL,
  held_until timestamptz NOT NULL
);
