/**
 * What may be sent without another word of a person: an entry that somebody asked for while the store could
 * not be reached, or whose push was interrupted (`asked_at`), and what the one rule decided that is
 * *Automatic push*. That rule is there from the start, switched off; which rows it takes is the engine's
 * to know, so its own filter says nothing.
 */
export const migration0005 = {
  version: 5,
  sql: `
ALTER TABLE outbox_entry ADD COLUMN asked_at TEXT;
CREATE INDEX outbox_entry_asked ON outbox_entry (asked_at) WHERE asked_at IS NOT NULL;

ALTER TABLE rule ADD COLUMN is_automatic_push INTEGER NOT NULL DEFAULT 0
  CHECK (is_automatic_push IN (0, 1));
CREATE UNIQUE INDEX one_automatic_push ON rule (is_automatic_push) WHERE is_automatic_push = 1;
INSERT INTO rule (name, filter, choice, enabled, made_at, is_automatic_push)
  VALUES ('Automatic push', '{}', 'suggestion', 0, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 1);
`,
}
