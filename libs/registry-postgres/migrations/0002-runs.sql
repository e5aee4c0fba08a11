-- Work that an administrator asked for and waits for: the row is the truth, whichever worker does it. A worker holds a run by its
-- claim and shows by the heartbeat that it lives; a silent one is taken over.

CREATE TABLE runs (
  run_id uuid PRIMARY KEY,
  kind text NOT NULL,
  parameters jsonb NOT NULL,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed')),
  progress jsonb NOT NULL,
  result jsonb,
  error text,
  created_by uuid,
  claim uuid,
  attempts integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  heartbeat_at timestamptz,
  finished_at timestamptz,
  CHECK ((state = 'running') = (claim IS NOT NULL)),
  CHECK ((state IN ('done', 'failed')) = (finished_at IS NOT NULL))
);
CREATE INDEX runs_open ON runs (created_at) WHERE state IN ('queued', 'running');
CREATE INDEX runs_finished ON runs (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX runs_kind ON runs (kind, created_at);

-- What a run has to tell one by one.
CREATE TABLE run_items (
  run_id uuid NOT NULL REFERENCES runs ON DELETE CASCADE,
  serial bigint NOT NULL,
  kind text NOT NULL,
  item jsonb NOT NULL,
  PRIMARY KEY (run_id, serial)
);
