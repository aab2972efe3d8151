/**
 * `confirmed`: the push that a waiting entry was looked at for, by its number: what is decided while a push
 * runs waits for the next one. `taken_after`: the newest attempt when the entry was taken; an older one says
 * nothing of whether this taking may have arrived.
 */
export const migration0010 = {
  version: 10,
  sql: `
ALTER TABLE outbox_entry ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox_entry ADD COLUMN taken_after INTEGER NOT NULL DEFAULT 0;
`,
}
