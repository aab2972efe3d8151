/**
 * Which links are in agreement stands in a narrow table of its own: a comparison turns it for every pair
 * that moved, and a link is ten times as wide, so that each turn dirtied a page of its own.
 */
export const migration0004 = {
  version: 4,
  sql: `
CREATE TABLE agreed_link (
  ams_product_id TEXT PRIMARY KEY REFERENCES link (ams_product_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO agreed_link SELECT ams_product_id FROM link WHERE agreed = 1 ORDER BY ams_product_id;
DROP INDEX link_in_agreement;
ALTER TABLE link DROP COLUMN agreed;
`,
}
