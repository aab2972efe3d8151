/**
 * Editing and the Products list. `edit_change`: what one step of editing did to one product, kept as long as it can
 * be undone; its batch is one of the steps that undo goes through, beside those of decisions. `ams_listed`: the live
 * catalog of AMS as the list shows, sorts and searches it, one row for each product; `ams_search` finds parts of its
 * texts. `history` takes edits, and fields that only AMS has; its words are checked where they are read, so that a
 * new one needs no new table.
 */
export const migration0018 = {
  version: 18,
  sql: `
CREATE TABLE edit_change (
  batch_id INTEGER NOT NULL REFERENCES decision_batch (id),
  product_id TEXT NOT NULL,
  changes TEXT NOT NULL,
  decisions_before INTEGER NOT NULL,
  PRIMARY KEY (batch_id, product_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE ams_listed (
  doc INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  vendor TEXT NOT NULL,
  category TEXT NOT NULL,
  status TEXT NOT NULL,
  shopify_status TEXT NOT NULL,
  variants INTEGER NOT NULL,
  price_from TEXT,
  price_to TEXT,
  available INTEGER,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX ams_listed_by_name ON ams_listed (name COLLATE NOCASE, id);
CREATE INDEX ams_listed_by_vendor ON ams_listed (vendor COLLATE NOCASE, name COLLATE NOCASE, id);
CREATE INDEX ams_listed_by_category ON ams_listed (category COLLATE NOCASE, name COLLATE NOCASE, id);
CREATE INDEX ams_listed_by_stock ON ams_listed (coalesce(available, -1), name COLLATE NOCASE, id);
CREATE INDEX ams_listed_by_price
  ON ams_listed (coalesce(CAST(price_from AS REAL), -1), name COLLATE NOCASE, id);

CREATE VIRTUAL TABLE ams_search USING fts5 (text, content = 'ams_listed', content_rowid = 'doc',
  columnsize = 0, tokenize = 'trigram remove_diacritics 1');
CREATE TRIGGER ams_listed_new AFTER INSERT ON ams_listed BEGIN
  INSERT INTO ams_search (rowid, text) VALUES (new.doc, new.text);
END;
CREATE TRIGGER ams_listed_gone AFTER DELETE ON ams_listed BEGIN
  INSERT INTO ams_search (ams_search, rowid, text) VALUES ('delete', old.doc, old.text);
END;
CREATE TRIGGER ams_listed_changed AFTER UPDATE OF text ON ams_listed WHEN old.text <> new.text BEGIN
  INSERT INTO ams_search (ams_search, rowid, text) VALUES ('delete', old.doc, old.text);
  INSERT INTO ams_search (rowid, text) VALUES (new.doc, new.text);
END;

INSERT INTO ams_listed (id, name, vendor, category, status, shopify_status, variants, price_from,
  price_to, available, text)
SELECT p.id, p.name, p.vendor, p.category, p.status, p.shopify_status, count(v.id),
  (SELECT x.retail_price FROM ams_variant x WHERE x.generation = p.generation
    AND x.product_id = p.id AND x.retail_price IS NOT NULL
    ORDER BY CAST(x.retail_price AS REAL) LIMIT 1),
  (SELECT x.retail_price FROM ams_variant x WHERE x.generation = p.generation
    AND x.product_id = p.id AND x.retail_price IS NOT NULL
    ORDER BY CAST(x.retail_price AS REAL) DESC LIMIT 1),
  sum(CASE WHEN v.sold_out = 1 THEN 0 WHEN v.on_hand IS NULL THEN NULL
    ELSE max(0, v.on_hand - v.wholesale_commitments) END),
  p.name || char(10) || p.vendor || char(10) || p.category || char(10) || p.id || char(10)
    || coalesce(group_concat(v.sku, char(10)), '')
FROM ams_product p JOIN generation g ON g.id = p.generation AND g.kind = 'ams' AND g.state = 'live'
  LEFT JOIN ams_variant v ON v.generation = p.generation AND v.product_id = p.id
GROUP BY p.generation, p.id;

CREATE TABLE history_of_edits (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  product_key TEXT NOT NULL,
  action TEXT NOT NULL,
  detail TEXT NOT NULL,
  field TEXT,
  ams_variant_id TEXT NOT NULL,
  before_value TEXT NOT NULL,
  after_value TEXT NOT NULL
) STRICT;
INSERT INTO history_of_edits SELECT id, at, product_key, action, detail, field, ams_variant_id,
  before_value, after_value FROM history;
DROP TABLE history;
ALTER TABLE history_of_edits RENAME TO history;
CREATE INDEX history_by_product ON history (product_key, at);
`,
}
