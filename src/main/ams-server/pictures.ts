import { createHash } from 'node:crypto'
import type { Database } from './catalog-file'
import { Refusal } from './refusal'

/** Also Shopify's own bound (help.shopify.com, product media types). */
export const MOST_PICTURE_BYTES = 20_000_000

/** The bytes of pictures, each once, by their SHA-256. */
export function pictures(db: Database) {
  const select = db.prepare<[string], { type: string; bytes: Buffer }>(
    'SELECT type, bytes FROM image WHERE sha256 = ?',
  )
  const has = db.prepare<[string], 1>('SELECT 1 FROM image WHERE sha256 = ?').pluck()
  const insert = db.prepare('INSERT INTO image (sha256, type, bytes) VALUES (?, ?, ?)')
  return {
    has: (sha256: string): boolean => has.get(sha256) !== undefined,
    find: (sha256: string) => select.get(sha256) ?? null,
    /** True where they were not here before. */
    keep(sha256: string, type: string, bytes: Buffer): boolean {
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
        throw new Refusal(422, 'invalid', 'The bytes have another SHA-256 than the address says')
      }
      if (has.get(sha256) !== undefined) return false
      insert.run(sha256, type, bytes)
      return true
    },
  }
}
export type Pictures = ReturnType<typeof pictures>
