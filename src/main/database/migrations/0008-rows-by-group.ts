/**
 * Every run counts the review rows by group, match and who changed them. A row is long and most of it is
 * of no matter there; this index holds the rest.
 */
export const migration0008 = {
  version: 8,
  sql: `
CREATE INDEX difference_by_group ON difference (review_group, match_result, changed_by, field);
`,
}
