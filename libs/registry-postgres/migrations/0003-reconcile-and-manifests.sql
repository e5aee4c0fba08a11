-- Reconciliation pages through rows and listing side by side, by the bytes of the keys, whatever the database's collation is.
CREATE INDEX objects_key_bytes ON objects (storage_key COLLATE "C");

-- An object that no row knew got this row, doomed, due when its quarantine ends.
ALTER TABLE objects ADD COLUMN quarantined_at timestamptz;

-- What a run of reconciliation found: a second pass acts on it, one by one, each looked at again.
CREATE TABLE findings (
  finding_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id uuid NOT NULL,
  kind text NOT NULL,
  storage_key text NOT NULL,
  digest text,
  size_bytes bigint,
  stored_bytes bigint,
  upload_id text,
  -- Why nothing is done about it, when nothing is.
  kept_because text,
  found_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX findings_run ON findings (run_id, kind, finding_id);
CREATE INDEX findings_age ON findings (found_at);

-- The objects from which `rebuild` makes a repository's rows: the newest one that was written, and the one before it. No foreign
-- key: a row stays until the objects of a repository that is gone are removed.
CREATE TABLE manifests (
  repository_id uuid PRIMARY KEY,
  version bigint NOT NULL,
  storage_key text NOT NULL,
  previous_key text,
  written_at timestamptz NOT NULL DEFAULT now()
);

-- Append-only, as reviews are: whoever changes a repository waits for nobody, and a job that wrote a manifest deletes just the
-- changes that its snapshot saw.
CREATE TABLE manifest_changes (
  change_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  repository_id uuid NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX manifest_changes_repository ON manifest_changes (repository_id, changed_at);

-- At most one row: a rebuild that was interrupted may be taken up again, though the database is no longer empty.
CREATE TABLE rebuilds (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  started_at timestamptz NOT NULL DEFAULT now()
);

-- By triggers, so that no writer of these rows can forget it, one of an older version included.
CREATE FUNCTION note_manifest_change() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO manifest_changes (repository_id)
  VALUES (CASE WHEN TG_OP = 'DELETE' THEN OLD.repository_id ELSE NEW.repository_id END);
  RETURN NULL;
END $$;

CREATE TRIGGER manifest_of_repository AFTER INSERT OR DELETE OR UPDATE OF name, access, state, version ON repositories
  FOR EACH ROW EXECUTE FUNCTION note_manifest_change();
CREATE TRIGGER manifest_of_tag AFTER INSERT OR DELETE OR UPDATE ON tags
  FOR EACH ROW EXECUTE FUNCTION note_manifest_change();
CREATE TRIGGER manifest_of_new_image AFTER INSERT ON images
  FOR EACH ROW WHEN (NEW.state = 'complete') EXECUTE FUNCTION note_manifest_change();
CREATE TRIGGER manifest_of_gone_image AFTER DELETE ON images
  FOR EACH ROW WHEN (OLD.state = 'complete') EXECUTE FUNCTION note_manifest_change();
-- Leases move with every call of a push and are in no manifest.
CREATE TRIGGER manifest_of_changed_image AFTER UPDATE OF state, digest, json, payload_checksum, tarsums ON images
  FOR EACH ROW WHEN (OLD.state = 'complete' OR NEW.state = 'complete') EXECUTE FUNCTION note_manifest_change();

CREATE FUNCTION note_moved_blob() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO manifest_changes (repository_id) SELECT DISTINCT repository_id FROM images WHERE digest = NEW.digest;
  RETURN NULL;
END $$;

-- A layer that was healed lies under another key.
CREATE TRIGGER manifest_of_moved_blob AFTER UPDATE OF storage_key ON blobs
  FOR EACH ROW WHEN (OLD.storage_key <> NEW.storage_key) EXECUTE FUNCTION note_moved_blob();

INSERT INTO manifest_changes (repository_id) SELECT repository_id FROM repositories;
