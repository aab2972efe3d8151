/**
 * What is known of the content of pictures. `source` is a Shopify media id, a public address or `file:<path>`;
 * `address` what was asked for it, as Shopify gives new content of a media id another address. A source that failed
 * keeps what was known of it before. `image_host`: hosts that a person allowed, or allowed no more.
 */
export const migration0014 = {
  version: 14,
  sql: `
CREATE TABLE image_content (
  source TEXT PRIMARY KEY,
  address TEXT NOT NULL,
  sha256 TEXT,
  bytes INTEGER,
  width INTEGER,
  height INTEGER,
  media_type TEXT,
  failure TEXT,
  reason TEXT,
  retryable INTEGER CHECK (retryable IN (0, 1)),
  host TEXT,
  tries INTEGER NOT NULL,
  checked_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX image_content_by_sha256 ON image_content (sha256);

CREATE TABLE image_host (
  host TEXT PRIMARY KEY,
  allowed INTEGER NOT NULL CHECK (allowed IN (0, 1))
) STRICT, WITHOUT ROWID;
`,
}
