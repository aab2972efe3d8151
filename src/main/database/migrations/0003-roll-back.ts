/**
 * A push is a record from its start on (`running`), and what it settled points to it: `run_id`. An entry
 * keeps what the receiving side held before the change and what it got (`before_value`, `after_value`;
 * both NULL where the push changed no field). An entry that takes another one's change back names it in
 * `restores`: it sends that entry's `before_value`.
 */
export const migration0003 = {
  version: 3,
  sql: `
ALTER TABLE run RENAME TO run_2;
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('sync', 'push')),
  started_at TEXT NOT NULL,
  finished_at TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('running', 'finished', 'canceled', 'failed')),
  summary TEXT NOT NULL
) STRICT;
INSERT INTO run SELECT id, kind, started_at, finished_at, outcome, summary FROM run_2 ORDER BY id;
DROP TABLE run_2;
CREATE UNIQUE INDEX one_running ON run (kind) WHERE outcome = 'running';

ALTER TABLE outbox_entry ADD COLUMN run_id INTEGER REFERENCES run (id);
ALTER TABLE outbox_entry ADD COLUMN before_value TEXT;
ALTER TABLE outbox_entry ADD COLUMN after_value TEXT;
ALTER TABLE outbox_entry ADD COLUMN restores INTEGER REFERENCES outbox_entry (id);
CREATE INDEX outbox_entry_by_run ON outbox_entry (run_id, product_key) WHERE run_id IS NOT NULL;
CREATE INDEX outbox_entry_restoring ON outbox_entry (restores) WHERE restores IS NOT NULL;
`,
}
