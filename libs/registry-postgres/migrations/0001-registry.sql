-- Rows that say what is stored and who refers to it. Foreign keys are RESTRICT throughout: they are the proof that nothing that is
-- referred to goes. Each referring column has an index, so that a check for references is one probe.

CREATE TABLE repositories (
  repository_id uuid PRIMARY KEY,
  name text NOT NULL,
  access text NOT NULL CHECK (access IN ('public', 'private')),
  state text NOT NULL CHECK (state IN ('live', 'trashed')),
  version bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX repositories_live_name ON repositories (name) WHERE state = 'live';

CREATE TABLE announced_images (
  repository_id uuid NOT NULL REFERENCES repositories ON DELETE RESTRICT,
  image_id text NOT NULL,
  user_id uuid NOT NULL,
  announced_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (repository_id, image_id, user_id)
);
CREATE INDEX announced_images_by_user ON announced_images (image_id, user_id);

CREATE TABLE objects (
  storage_key text PRIMARY KEY,
  state text NOT NULL CHECK (state IN ('staged', 'live', 'doomed')),
  upload_id text,
  heartbeat_at timestamptz NOT NULL DEFAULT now(),
  due_at timestamptz,
  size_bytes bigint,
  -- A writer that was given up may still write: such keys are deleted twice.
  given_up boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((state = 'doomed') = (due_at IS NOT NULL))
);
CREATE INDEX objects_doomed ON objects (due_at) WHERE state = 'doomed';
CREATE INDEX objects_staged ON objects (heartbeat_at) WHERE state = 'staged';

CREATE TABLE blobs (
  digest text PRIMARY KEY CHECK (digest ~ '^sha256:[0-9a-f]{64}$'),
  storage_key text NOT NULL REFERENCES objects ON DELETE RESTRICT,
  size_bytes bigint NOT NULL,
  state text NOT NULL DEFAULT 'available' CHECK (state IN ('available', 'corrupt', 'missing')),
  verified_at timestamptz,
  diff_id text,
  -- What the tar holds; affects `files` and `diff` alone.
  facts jsonb,
  files jsonb,
  created_at timestamptz NOT NULL DEFAULT now()
);
-- Not unique: an updated unique column would take FOR UPDATE strength and wait for everybody who links the blob.
CREATE INDEX blobs_storage_key ON blobs (storage_key);
CREATE INDEX blobs_unverified ON blobs (created_at) WHERE verified_at IS NULL;

-- One sequence for all rows: a row that is deleted and made again never has a revision that an upload under way knows.
CREATE SEQUENCE json_revisions;

CREATE TABLE images (
  repository_id uuid NOT NULL REFERENCES repositories ON DELETE RESTRICT,
  image_id text NOT NULL CHECK (image_id ~ '^([0-9a-f]{64}|[0-9a-f]{16})$'),
  parent text,
  json bytea NOT NULL,
  json_revision bigint NOT NULL DEFAULT nextval('json_revisions'),
  state text NOT NULL DEFAULT 'json' CHECK (state IN ('json', 'layer', 'complete')),
  digest text REFERENCES blobs ON DELETE RESTRICT,
  payload_checksum text,
  tarsums text[] NOT NULL DEFAULT '{}',
  -- A checksum that was sent before the layer; `expectation_required` when the layer must match it (engines up to 0.5).
  expected_checksum text,
  expectation_required boolean NOT NULL DEFAULT false,
  lease_until timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (repository_id, image_id),
  FOREIGN KEY (repository_id, parent) REFERENCES images (repository_id, image_id) ON DELETE RESTRICT,
  CHECK (parent IS DISTINCT FROM image_id),
  CHECK (state = 'json' OR digest IS NOT NULL)
);
CREATE INDEX images_parent ON images (repository_id, parent) WHERE parent IS NOT NULL;
CREATE INDEX images_digest ON images (digest) WHERE digest IS NOT NULL;
CREATE INDEX images_image_id ON images (image_id);

CREATE TABLE tags (
  repository_id uuid NOT NULL,
  name text NOT NULL,
  image_id text NOT NULL,
  moved_at timestamptz NOT NULL DEFAULT now(),
  moved_by uuid,
  token_id uuid,
  -- What the pushing engine said of itself, for `…/tags/<tag>/json`.
  client jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (repository_id, name),
  FOREIGN KEY (repository_id, image_id) REFERENCES images (repository_id, image_id) ON DELETE RESTRICT
);
CREATE INDEX tags_image ON tags (repository_id, image_id);

CREATE TABLE tag_history (
  revision bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  repository_id uuid NOT NULL,
  tag text NOT NULL,
  image_id text NOT NULL,
  moved_at timestamptz NOT NULL,
  moved_by uuid,
  replaced_at timestamptz NOT NULL DEFAULT now(),
  replaced_by_token uuid,
  keep_until timestamptz NOT NULL,
  FOREIGN KEY (repository_id, image_id) REFERENCES images (repository_id, image_id) ON DELETE RESTRICT
);
CREATE INDEX tag_history_tag ON tag_history (repository_id, tag, revision);
CREATE INDEX tag_history_image ON tag_history (repository_id, image_id);
CREATE INDEX tag_history_due ON tag_history (keep_until);

CREATE TABLE trash (
  trash_id uuid PRIMARY KEY,
  repository_id uuid NOT NULL REFERENCES repositories ON DELETE RESTRICT,
  -- Null: the whole repository.
  tag text,
  deleted_at timestamptz NOT NULL DEFAULT now(),
  purge_at timestamptz NOT NULL
);
CREATE INDEX trash_repository ON trash (repository_id);
CREATE INDEX trash_due ON trash (purge_at);

CREATE TABLE trash_tags (
  trash_id uuid NOT NULL REFERENCES trash ON DELETE CASCADE,
  name text NOT NULL,
  repository_id uuid NOT NULL,
  image_id text NOT NULL,
  client jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (trash_id, name),
  FOREIGN KEY (repository_id, image_id) REFERENCES images (repository_id, image_id) ON DELETE RESTRICT
);
CREATE INDEX trash_tags_image ON trash_tags (repository_id, image_id);

-- Append-only: a row that is looked at is deleted by its id, never updated, so that no loss of a reference goes unseen.
CREATE TABLE reviews (
  review_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('image', 'blob')),
  key text NOT NULL,
  due_at timestamptz NOT NULL
);
CREATE INDEX reviews_key ON reviews (kind, key);
CREATE INDEX reviews_due ON reviews (kind, due_at);

CREATE TABLE revoked_tokens (
  token_id uuid PRIMARY KEY,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX revoked_tokens_expiry ON revoked_tokens (expires_at);
