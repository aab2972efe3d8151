/**
 * The ledger of AMS's stock: one row for each movement that somebody entered, with both figures before and
 * after it. The figures that hold stand in `ams_variant`; a row is never changed.
 */
export const migration0009 = {
  version: 9,
  sql: `
CREATE TABLE stock_movement (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  ams_product_id TEXT NOT NULL,
  ams_variant_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('sale', 'receipt', 'adjustment', 'order-placed', 'order-shipped',
    'order-cancelled')),
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  reason TEXT NOT NULL,
  on_hand_before INTEGER,
  on_hand_after INTEGER,
  committed_before INTEGER NOT NULL,
  committed_after INTEGER NOT NULL CHECK (committed_after >= 0)
) STRICT;
CREATE INDEX stock_movement_of_product ON stock_movement (ams_product_id, ams_variant_id, id);
`,
}
