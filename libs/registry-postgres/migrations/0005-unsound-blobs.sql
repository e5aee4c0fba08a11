-- The metrics count these every few seconds; there are few or none.
CREATE INDEX blobs_unsound ON blobs (state) WHERE state <> 'available';
