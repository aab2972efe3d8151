/** Each push begins by asking for its number and for attempts that nobody ended, out of all there ever were. */
export const migration0011 = {
  version: 11,
  sql: `
CREATE INDEX outbox_entry_by_push ON outbox_entry (confirmed);
CREATE INDEX open_attempt ON attempt (id) WHERE outcome IS NULL;
`,
}
