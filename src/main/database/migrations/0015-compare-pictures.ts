/**
 * The order and the alt texts of pictures are compared from this version on: every AMS product is looked at once more
 * by the next comparison, which else looks only at what moved.
 */
export const migration0015 = {
  version: 15,
  sql: `
INSERT INTO moved (side, id, identity)
SELECT 'ams', p.id, 0 FROM ams_product p
JOIN generation g ON g.id = p.generation WHERE g.kind = 'ams' AND g.state = 'live'
ON CONFLICT (side, id) DO NOTHING;
`,
}
