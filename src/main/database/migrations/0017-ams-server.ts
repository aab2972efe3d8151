/**
 * A direct line to an AMS server. `ams_server_product` is what the server had last of each product: the base of
 * every merge with it. What differs from that is noted by triggers, so that no way in which the catalog changes can be
 * forgotten; without a server they do nothing. They run into no conflict of keys: inside of a trigger it is the outer
 * statement that says what is done about one (sqlite.org/lang_createtrigger.html).
 */
export const migration0017 = {
  version: 17,
  sql: `
CREATE TABLE ams_server (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  base_url TEXT NOT NULL,
  -- Of the server's catalog; null until it was asked for the first time.
  catalog_id TEXT,
  name TEXT NOT NULL DEFAULT '',
  -- From where changes are read; null where everything is to be read.
  cursor TEXT,
  -- When a read last ended well.
  read_at TEXT,
  -- A read under way: from where it goes on, whether it is of everything, whether it is proven.
  reading_cursor TEXT,
  reading TEXT CHECK (reading IN ('whole', 'changes')),
  is_proven INTEGER NOT NULL DEFAULT 0 CHECK (is_proven IN (0, 1))
) STRICT;

CREATE TABLE ams_server_product (
  product_id TEXT PRIMARY KEY,
  version TEXT NOT NULL,
  product TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Pages of a read that is not taken over yet; product null: deleted.
CREATE TABLE ams_server_staged (
  product_id TEXT PRIMARY KEY,
  version TEXT NOT NULL,
  product TEXT
) STRICT, WITHOUT ROWID;

-- Products that may differ from what the server has. Held: what differs needs a person first.
CREATE TABLE ams_server_waiting (
  product_id TEXT PRIMARY KEY,
  is_held INTEGER NOT NULL DEFAULT 0 CHECK (is_held IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX ams_server_may_go ON ams_server_waiting (product_id) WHERE is_held = 0;

CREATE TABLE ams_server_conflict (
  product_id TEXT NOT NULL,
  variant_id TEXT NOT NULL,
  field TEXT NOT NULL,
  found_at TEXT NOT NULL,
  PRIMARY KEY (product_id, variant_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE ams_server_refused (
  product_id TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  error TEXT NOT NULL,
  refused_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ams_server_attempt (
  key TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('content', 'stock')),
  product_id TEXT NOT NULL,
  expected TEXT,
  body TEXT NOT NULL,
  -- The product as the server has it when this was carried out and nothing else was.
  after TEXT NOT NULL,
  claimed_at TEXT NOT NULL,
  outcome TEXT,
  ended_at TEXT
) STRICT;
CREATE UNIQUE INDEX one_open_ams_attempt ON ams_server_attempt (product_id) WHERE outcome IS NULL;

CREATE TRIGGER ams_product_written AFTER INSERT ON ams_product
WHEN EXISTS (SELECT 1 FROM ams_server) BEGIN
  UPDATE ams_server_waiting SET is_held = 0 WHERE product_id = new.id;
  INSERT INTO ams_server_waiting SELECT new.id, 0
    WHERE NOT EXISTS (SELECT 1 FROM ams_server_waiting WHERE product_id = new.id);
END;
CREATE TRIGGER ams_product_id_changed AFTER UPDATE OF shopify_product_id ON ams_product
WHEN EXISTS (SELECT 1 FROM ams_server) BEGIN
  UPDATE ams_server_waiting SET is_held = 0 WHERE product_id = new.id;
  INSERT INTO ams_server_waiting SELECT new.id, 0
    WHERE NOT EXISTS (SELECT 1 FROM ams_server_waiting WHERE product_id = new.id);
END;
CREATE TRIGGER ams_variant_id_changed AFTER UPDATE OF shopify_variant_id ON ams_variant
WHEN EXISTS (SELECT 1 FROM ams_server) BEGIN
  UPDATE ams_server_waiting SET is_held = 0 WHERE product_id = new.product_id;
  INSERT INTO ams_server_waiting SELECT new.product_id, 0
    WHERE NOT EXISTS (SELECT 1 FROM ams_server_waiting WHERE product_id = new.product_id);
END;
CREATE TRIGGER ams_link_written AFTER INSERT ON link
WHEN EXISTS (SELECT 1 FROM ams_server) BEGIN
  UPDATE ams_server_waiting SET is_held = 0 WHERE product_id = new.ams_product_id;
  INSERT INTO ams_server_waiting SELECT new.ams_product_id, 0
    WHERE NOT EXISTS (SELECT 1 FROM ams_server_waiting WHERE product_id = new.ams_product_id);
END;
CREATE TRIGGER ams_link_changed AFTER UPDATE OF shopify_product_id ON link
WHEN EXISTS (SELECT 1 FROM ams_server) BEGIN
  UPDATE ams_server_waiting SET is_held = 0 WHERE product_id = new.ams_product_id;
  INSERT INTO ams_server_waiting SELECT new.ams_product_id, 0
    WHERE NOT EXISTS (SELECT 1 FROM ams_server_waiting WHERE product_id = new.ams_product_id);
END;
CREATE TRIGGER ams_variant_link_written AFTER INSERT ON variant_link
WHEN EXISTS (SELECT 1 FROM ams_server) BEGIN
  UPDATE ams_server_waiting SET is_held = 0 WHERE product_id = new.ams_product_id;
  INSERT INTO ams_server_waiting SELECT new.ams_product_id, 0
    WHERE NOT EXISTS (SELECT 1 FROM ams_server_waiting WHERE product_id = new.ams_product_id);
END;
CREATE TRIGGER ams_variant_link_changed AFTER UPDATE OF shopify_variant_id ON variant_link
WHEN EXISTS (SELECT 1 FROM ams_server) BEGIN
  UPDATE ams_server_waiting SET is_held = 0 WHERE product_id = new.ams_product_id;
  INSERT INTO ams_server_waiting SELECT new.ams_product_id, 0
    WHERE NOT EXISTS (SELECT 1 FROM ams_server_waiting WHERE product_id = new.ams_product_id);
END;
`,
}
