-- Who may do what with which repository. A repository id stands for one incarnation of a name.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

CREATE TABLE users (
  user_id uuid PRIMARY KEY,
  username text NOT NULL UNIQUE,
  email text,
  -- An address that was added later does not replace the first (protocol 3.5).
  added_email text,
  password_hash text NOT NULL,
  is_admin boolean NOT NULL DEFAULT false,
  is_active boolean NOT NULL,
  -- Grows with each change that a remembered password must not outlive.
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX users_email ON users (lower(email)) WHERE email IS NOT NULL;

CREATE TABLE repositories (
  repository_id uuid PRIMARY KEY,
  name text NOT NULL,
  namespace text NOT NULL,
  access text NOT NULL CHECK (access IN ('public', 'private')),
  state text NOT NULL DEFAULT 'live' CHECK (state IN ('live', 'trashed')),
  -- Deleted in the two steps of protocol 3.12, the second of which is still to come.
  deletion_unconfirmed boolean NOT NULL DEFAULT false,
  description text NOT NULL DEFAULT '',
  star_count integer NOT NULL DEFAULT 0,
  version bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  -- The line break keeps a match from reaching from the name into the description.
  search_text text NOT NULL GENERATED ALWAYS AS (lower(name || E'\n' || description)) STORED,
  search_words tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple', translate(name, '/._-', '    ') || ' ' || description)) STORED
);
CREATE UNIQUE INDEX repositories_live_name ON repositories (name) WHERE state = 'live';
CREATE INDEX repositories_namespace ON repositories (namespace, name);
CREATE INDEX repositories_search_text ON repositories USING gin (search_text public.gin_trgm_ops);
CREATE INDEX repositories_search_words ON repositories USING gin (search_words);
CREATE INDEX repositories_ranking ON repositories ((namespace <> 'library'), star_count DESC, name) WHERE state = 'live';

CREATE TABLE grants (
  namespace text NOT NULL,
  -- Empty: the whole namespace. Else the full name of one repository.
  repository text NOT NULL DEFAULT '',
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  level text NOT NULL CHECK (level IN ('read', 'write', 'admin')),
  PRIMARY KEY (user_id, namespace, repository)
);
CREATE INDEX grants_namespace ON grants (namespace, repository);

CREATE TABLE repository_images (
  repository_id uuid NOT NULL REFERENCES repositories ON DELETE CASCADE,
  image_id text NOT NULL,
  checksum text,
  position bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (repository_id, image_id)
);

CREATE TABLE tokens (
  token_id uuid PRIMARY KEY,
  repository_id uuid NOT NULL REFERENCES repositories ON DELETE CASCADE,
  user_id uuid REFERENCES users ON DELETE CASCADE,
  access text NOT NULL CHECK (access IN ('read', 'write', 'delete')),
  links uuid[] NOT NULL DEFAULT '{}',
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz
);
CREATE INDEX tokens_repository ON tokens (repository_id);
CREATE INDEX tokens_user ON tokens (user_id, issued_at);
CREATE INDEX tokens_expiry ON tokens (expires_at);
CREATE INDEX tokens_links ON tokens USING gin (links);

-- What the registry has still to be told, in order. Written in the transaction of the change itself.
CREATE TABLE outbox (
  outbox_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('repository', 'revocation')),
  subject_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
