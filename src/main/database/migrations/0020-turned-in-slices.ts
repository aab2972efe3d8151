/**
 * Undo and redo of an edit go product by product: `is_undone` says of each where it is, so that one that was stopped
 * half way, by a person or by a power cut, goes on where it was.
 */
export const migration0020 = {
  version: 20,
  sql: `
ALTER TABLE edit_change ADD COLUMN is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1));
UPDATE edit_change SET is_undone = 1
WHERE batch_id IN (SELECT id FROM decision_batch WHERE state = 'undone');
`,
}
