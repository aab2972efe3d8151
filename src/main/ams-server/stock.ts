import { type Movement, movementSchema, type ServedProduct } from '@shared/ams-http/contract'
import type { Database } from './catalog-file'
import type { Products } from './products'
import { Refusal } from './refusal'

export type MovedStock = { readonly served: ServedProduct; readonly isNew: boolean }

/** The ledger: movements by their ids, each carried out once and kept for good. */
export type StockLedger = {
  /** Null where it never arrived. */
  served(id: string): { readonly movement: Movement; readonly served: ServedProduct } | null
  /** Throws 404 for a variant that is not there, 409 for a first count of what was counted, 422 for a used id. */
  move(id: string, movement: Movement): MovedStock
}

export function stockLedger(db: Database, products: Products, now: () => number): StockLedger {
  const select = db.prepare<[string], string>('SELECT body FROM movement WHERE id = ?').pluck()
  const insert = db.prepare('INSERT INTO movement (id, body, at) VALUES (?, ?, ?)')
  const selectStock = db.prepare<[string, string], { on_hand: number | null; commitments: number }>(
    'SELECT on_hand, commitments FROM stock WHERE product_id = ? AND variant_id = ?',
  )
  const update = db.prepare(
    'UPDATE stock SET on_hand = ?, commitments = ? WHERE product_id = ? AND variant_id = ?',
  )
  const productOf = ({ productId }: Movement): ServedProduct => {
    const served = products.find(productId)
    if (served) return served
    throw new Refusal(404, 'not-found', 'There is no such product')
  }
  const find = (id: string): Movement | null => {
    const body = select.get(id)
    return body === undefined ? null : movementSchema.parse(JSON.parse(body))
  }
  return {
    served(id) {
      const movement = find(id)
      return movement && { movement, served: productOf(movement) }
    },
    move: db.transaction((id: string, movement: Movement): MovedStock => {
      const known = find(id)
      if (known) {
        if (JSON.stringify(known) === JSON.stringify(movement)) {
          return { served: productOf(movement), isNew: false }
        }
        throw new Refusal(422, 'key-reused', 'This id was used for another movement')
      }
      productOf(movement)
      for (const { variantId, onHandBy, commitmentsBy, firstCount } of movement.rows) {
        const stock = selectStock.get(movement.productId, variantId)
        if (!stock) throw new Refusal(404, 'not-found', `There is no variant ${variantId}`)
        const isCounted = stock.on_hand !== null
        if (firstCount !== null && isCounted) {
          throw new Refusal(409, 'already-counted', `${variantId} was counted already`)
        }
        if (firstCount === null && !isCounted && onHandBy !== 0) {
          throw new Refusal(422, 'invalid', `${variantId} was never counted`)
        }
        const onHand = stock.on_hand === null ? firstCount : stock.on_hand + onHandBy
        // An order that two shipped was shipped once.
        const commitments = Math.max(0, stock.commitments + commitmentsBy)
        update.run(onHand, commitments, movement.productId, variantId)
      }
      insert.run(id, JSON.stringify(movement), new Date(now()).toISOString())
      products.touch(movement.productId)
      return { served: productOf(movement), isNew: true }
    }),
  }
}
