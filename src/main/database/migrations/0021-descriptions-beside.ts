/**
 * Which of the heads that moved did so in more than their description, and what was agreed of descriptions beside the
 * rest: they are nearly all that there is to be read of a head, and most changes are not about them.
 */
export const migration0021 = {
  version: 21,
  sql: `
DROP INDEX moved_heads;
ALTER TABLE moved ADD COLUMN with_description INTEGER NOT NULL DEFAULT 1
  CHECK (with_description IN (0, 1));
ALTER TABLE base ADD COLUMN description TEXT;
UPDATE base SET
  description = (SELECT json_array(g.value ->> 0, '', json_object('description', g.value -> '$[2].description'))
    FROM json_each(base.entries) g
    WHERE g.value ->> 1 = '' AND json_type(g.value, '$[2].description') IS NOT NULL),
  entries = (SELECT json_group_array(json_array(g.value ->> 0, g.value ->> 1,
      json_remove(g.value -> 2, '$.description')))
    FROM json_each(base.entries) g)
WHERE entries LIKE '%"description":%';
`,
}
