import { IMAGE_TYPES } from '@shared/catalog/image-type'
import { z } from 'zod'
import type {
  ImageContent,
  ImageContentStore,
  ImageFacts,
  ImageFailure,
  NamedImages,
} from '../engine/ports'
import type { Database } from './database'
import type { Generations } from './generations'

type ContentRecord = {
  source: string
  address: string
  sha256: string | null
  bytes: number | null
  width: number | null
  height: number | null
  media_type: string | null
  failure: string | null
  reason: string | null
  retryable: 0 | 1 | null
  host: string | null
  tries: number
  checked_at: string
}

/** A picture of a product, and its content where one is known: the columns of that are null else. */
type NamedRecord = Partial<ContentRecord> & {
  product: string
  named_source: string
  named_address: string
}

type Stretch = { generation: number; after: string; limit: number }

const mediaTypeSchema = z.enum(IMAGE_TYPES)
const failureSchema = z.enum([
  'host-not-allowed',
  'address-refused',
  'unreachable',
  'gone',
  'too-large',
  'too-many-pixels',
  'not-a-picture',
  'broken',
  'no-file',
  'disk',
]) satisfies z.ZodType<ImageFailure['code']>

/** The content by which an AMS server has a picture; null where none can be asked. */
const ON_SERVER = `CASE WHEN EXISTS (SELECT 1 FROM ams_server) THEN i.value ->> 'sha256' END`

/** Products are asked for first, so that a stretch has the same length whatever pictures they have. */
const OF_AMS = `
  WITH stretch AS (SELECT id, images FROM ams_product
    WHERE generation = @generation AND id > @after ORDER BY id LIMIT @limit)
  SELECT named.*, c.* FROM (
    SELECT s.id AS product, coalesce('file:' || (i.value ->> 'file'), i.value ->> 'url', 'ams-server:' || ${ON_SERVER})
        AS named_source,
      coalesce(i.value ->> 'file', i.value ->> 'url', ${ON_SERVER}) AS named_address
    FROM stretch s, json_each(s.images) i
    WHERE coalesce(i.value ->> 'file', i.value ->> 'url', ${ON_SERVER}) IS NOT NULL) named
  LEFT JOIN image_content c ON c.source = named.named_source`

const OF_LINKED = `
  WITH stretch AS (SELECT p.id FROM shop_product p JOIN link l ON l.shopify_product_id = p.id
    WHERE p.generation = @generation AND p.id > @after ORDER BY p.id LIMIT @limit)
  SELECT s.id AS product, i.id AS named_source, i.url AS named_address, c.*
  FROM stretch s
  JOIN shop_image i ON i.generation = @generation AND i.product_id = s.id AND i.url IS NOT NULL
  LEFT JOIN image_content c ON c.source = i.id`

const LAST_OF_AMS = `SELECT max(id) FROM (SELECT id FROM ams_product
  WHERE generation = @generation AND id > @after ORDER BY id LIMIT @limit)`

const LAST_OF_LINKED = `SELECT max(id) FROM (SELECT p.id FROM shop_product p
  JOIN link l ON l.shopify_product_id = p.id
  WHERE p.generation = @generation AND p.id > @after ORDER BY p.id LIMIT @limit)`

export function imageContentQueries(db: Database, generations: Generations): ImageContentStore {
  const stretchOf = (kind: 'ams' | 'shop', rows: string, last: string) => {
    const selectRows = db.prepare<Stretch, NamedRecord>(rows)
    const selectLast = db.prepare<Stretch, string | null>(last).pluck()
    return (after: string, limit: number): NamedImages => {
      const stretch = { generation: generations.liveId(kind), after, limit }
      return { last: selectLast.get(stretch) ?? null, images: selectRows.all(stretch).map(toNamed) }
    }
  }
  const selectContent = db.prepare<[string], ContentRecord>(
    'SELECT * FROM image_content WHERE source = ?',
  )
  const selectOfContent = db.prepare<[string], ContentRecord>(
    'SELECT * FROM image_content WHERE sha256 = ? LIMIT 1',
  )
  const had = db.prepare(
    `INSERT OR REPLACE INTO image_content
       (source, address, sha256, bytes, width, height, media_type, tries, checked_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)`,
  )
  // What was had from the same address stays known; from another one it was another picture.
  const failed = db.prepare(
    `INSERT INTO image_content (source, address, failure, reason, retryable, host, tries, checked_at)
     VALUES (?, ?, ?, ?, ?, ?, 1, ?)
     ON CONFLICT (source) DO UPDATE SET
       sha256 = CASE WHEN address = excluded.address THEN sha256 END,
       bytes = CASE WHEN address = excluded.address THEN bytes END,
       width = CASE WHEN address = excluded.address THEN width END,
       height = CASE WHEN address = excluded.address THEN height END,
       media_type = CASE WHEN address = excluded.address THEN media_type END,
       tries = CASE WHEN address = excluded.address THEN tries + 1 ELSE 1 END,
       address = excluded.address, failure = excluded.failure, reason = excluded.reason,
       retryable = excluded.retryable, host = excluded.host, checked_at = excluded.checked_at`,
  )
  const dropFailures = db.prepare(
    `DELETE FROM image_content WHERE failure IS NOT NULL AND sha256 IS NULL
       AND (@host IS NULL OR failure = 'host-not-allowed' AND host = @host)`,
  )
  const clearFailures = db.prepare(
    `UPDATE image_content SET failure = NULL, reason = NULL, retryable = NULL, host = NULL, tries = 0
     WHERE failure IS NOT NULL AND (@host IS NULL OR failure = 'host-not-allowed' AND host = @host)`,
  )
  const selectHosts = db.prepare<[], { host: string; allowed: 0 | 1 }>(
    'SELECT host, allowed FROM image_host ORDER BY host',
  )
  const setHost = db.prepare(
    `INSERT INTO image_host (host, allowed) VALUES (?, ?)
     ON CONFLICT (host) DO UPDATE SET allowed = excluded.allowed`,
  )
  const selectRefused = db
    .prepare<[], string>(
      `SELECT DISTINCT host FROM image_content WHERE failure = 'host-not-allowed' AND host IS NOT NULL
       ORDER BY host`,
    )
    .pluck()
  return {
    ofAms: stretchOf('ams', OF_AMS, LAST_OF_AMS),
    ofLinked: stretchOf('shop', OF_LINKED, LAST_OF_LINKED),
    content: (source) => toContent(selectContent.get(source)),
    facts: (sha256) => toContent(selectOfContent.get(sha256))?.facts ?? null,
    had: ({ source, address }, { sha256, bytes, width, height, mediaType }, at) => {
      had.run(source, address, sha256, bytes, width, height, mediaType, at)
    },
    failed: ({ source, address }, { code, reason, retryable, host }, at) => {
      failed.run(source, address, code, reason, retryable ? 1 : 0, host ?? null, at)
    },
    forgetFailures: (notAllowedHost) => {
      const host = notAllowedHost ?? null
      db.transaction(() => {
        dropFailures.run({ host })
        clearFailures.run({ host })
      })()
    },
    hosts: () => selectHosts.all().map(({ host, allowed }) => ({ host, isAllowed: allowed === 1 })),
    setHost: (host, isAllowed) => {
      setHost.run(host, isAllowed ? 1 : 0)
    },
    refusedHosts: () => selectRefused.all(),
  }
}

function toNamed({ named_source, named_address, ...record }: NamedRecord) {
  return { source: named_source, address: named_address, content: toContent(record) }
}

function toContent(record: Partial<ContentRecord> | undefined): ImageContent | null {
  if (record === undefined || !isWhole(record)) return null
  const { source, address, tries, checked_at: checkedAt } = record
  return { source, address, facts: factsOf(record), failure: failureOf(record), tries, checkedAt }
}

/** The columns of a content that is not known are all null. */
function isWhole(record: Partial<ContentRecord>): record is ContentRecord {
  return typeof record.source === 'string'
}

function factsOf({ sha256, bytes, width, height, media_type }: ContentRecord): ImageFacts | null {
  if (sha256 === null || bytes === null || width === null || height === null) return null
  return { sha256, bytes, width, height, mediaType: mediaTypeSchema.parse(media_type) }
}

function failureOf({ failure, reason, retryable, host }: ContentRecord): ImageFailure | null {
  if (failure === null) return null
  return {
    code: failureSchema.parse(failure),
    reason: reason ?? '',
    retryable: retryable === 1,
    ...(host === null ? {} : { host }),
  }
}
