import { appErrorSchema } from '@shared/contract/app-error'
import type { AmsAttempt, AmsOutcome, AmsServerStore } from '../engine/ports'
import { storedAmsProduct } from './ams-product-schema'
import { toJson } from './columns'
import type { Database } from './database'

/** Ended attempts are kept this long, for whoever asks what was sent. */
const KEPT_MS = 30 * 24 * 60 * 60_000

type AttemptRecord = {
  key: string
  kind: 'content' | 'stock'
  product_id: string
  expected: string | null
  body: string
  after: string
  outcome: AmsOutcome | null
}
type RefusedRecord = { product_id: string; error: string; refused_at: string }

type Attempts = Pick<
  AmsServerStore,
  | 'openAttempts'
  | 'claim'
  | 'endWith'
  | 'attempts'
  | 'refusals'
  | 'refusedBody'
  | 'refuse'
  | 'forgetRefusals'
>

/** Requests that change something on the AMS server, and what it did not take. */
export function amsServerAttempts(db: Database): Attempts {
  const selectOpen = db.prepare<[], AttemptRecord>(
    'SELECT * FROM ams_server_attempt WHERE outcome IS NULL ORDER BY rowid',
  )
  const insert = db.prepare(
    `INSERT INTO ams_server_attempt (key, kind, product_id, expected, body, after, claimed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const forgetOld = db.prepare(
    'DELETE FROM ams_server_attempt WHERE outcome IS NOT NULL AND ended_at < ?',
  )
  const finish = db.prepare('UPDATE ams_server_attempt SET outcome = ?, ended_at = ? WHERE key = ?')
  const selectNewest = db.prepare<[number], AttemptRecord>(
    'SELECT * FROM ams_server_attempt ORDER BY rowid DESC LIMIT ?',
  )
  const selectRefused = db.prepare<[number], RefusedRecord>(
    'SELECT product_id, error, refused_at FROM ams_server_refused ORDER BY refused_at LIMIT ?',
  )
  const selectBody = db
    .prepare<[string], string>('SELECT body FROM ams_server_refused WHERE product_id = ?')
    .pluck()
  const keepRefused = db.prepare('INSERT OR REPLACE INTO ams_server_refused VALUES (?, ?, ?, ?)')
  const dropRefused = db.prepare('DELETE FROM ams_server_refused WHERE product_id = ?')
  return {
    openAttempts: () => selectOpen.all().map(toAttempt),
    claim({ key, kind, productId, expected, body, after }, at) {
      db.transaction(() => {
        forgetOld.run(new Date(Date.parse(at) - KEPT_MS).toISOString())
        dropRefused.run(productId)
        const kept = kind === 'stock' ? 'stock' : 'content'
        insert.run(key, kept, productId, expected, body, toJson(after), at)
      })()
    },
    endWith(key, outcome, at, effects) {
      db.transaction(() => {
        effects()
        finish.run(outcome, at, key)
      })()
    },
    attempts: (limit) =>
      selectNewest.all(limit).map((row) => ({
        key: row.key,
        kind: kindOf(row),
        productId: row.product_id,
        outcome: row.outcome,
      })),
    refusals: (limit) =>
      selectRefused.all(limit).map(({ product_id, error, refused_at }) => ({
        productId: product_id,
        error: appErrorSchema.parse(JSON.parse(error)),
        refusedAt: refused_at,
      })),
    refusedBody: (productId) => selectBody.get(productId) ?? null,
    refuse: ({ productId, error, refusedAt }, body) => {
      keepRefused.run(productId, body, toJson(error), refusedAt)
    },
    forgetRefusals() {
      db.exec(`UPDATE ams_server_waiting SET is_held = 0
          WHERE product_id IN (SELECT product_id FROM ams_server_refused);
        DELETE FROM ams_server_refused`)
    },
  }
}

/** A removal is kept as a content that is nothing: no product is written with an empty body. */
function kindOf({ kind, body }: AttemptRecord): AmsAttempt['kind'] {
  return kind === 'content' && body === '' ? 'removal' : kind
}

function toAttempt(row: AttemptRecord): AmsAttempt {
  const { key, product_id, expected, body } = row
  const product = storedAmsProduct(row.after)
  if (!product) throw new Error(`The attempt ${key} has no product`)
  return { key, kind: kindOf(row), productId: product_id, expected, body, after: product }
}
