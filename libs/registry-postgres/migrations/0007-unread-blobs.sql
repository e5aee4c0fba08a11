-- The object under this key was found there, by a rebuild or a reconciliation, and not hashed when it was written: it is read back before it is
-- served. Another key, or a verdict, ends that.
ALTER TABLE blobs ADD COLUMN unread_key text;
