/**
 * Which of the products that moved did so in their head alone (name, description, vendor, category, status), so that
 * the next comparison need not look at their variants.
 */
export const migration0019 = {
  version: 19,
  sql: `
ALTER TABLE moved ADD COLUMN head_only INTEGER NOT NULL DEFAULT 0 CHECK (head_only IN (0, 1));
CREATE INDEX moved_heads ON moved (side, id) WHERE head_only = 1;
`,
}
