import type { Refusal, WriteOutcome } from '../engine/ports'
import type { AdminClient } from './admin-client'
import { noStockLocation, sameKeyUnderWay } from './client-errors'
import { setQuantities } from './operations'

export type StockWrite = {
  readonly productId: string
  /** New for every new content; the same again after an unknown outcome, up to 24 hours. */
  readonly idempotencyKey: string
  /** At most 250, no item twice. */
  readonly rows: readonly StockRow[]
}

type StockRow = {
  readonly inventoryItemId: string
  /** Units for sale at the stock location. */
  readonly quantity: number
  /** What was read there before; null overwrites whatever there is. */
  readonly changeFromQuantity: number | null
}

/** `variantIndex` counts the rows; the code tells a number that moved from everything else. */
export type StockRefusal = Refusal & { readonly code: string | null }

export type StockOutcome =
  | Exclude<WriteOutcome, { kind: 'refused' }>
  | {
      readonly kind: 'refused'
      readonly requestId: string
      readonly refusals: readonly StockRefusal[]
    }

/** A row whose units are no longer `changeFromQuantity`. */
export const STALE = 'CHANGE_FROM_QUANTITY_STALE'
const UNDER_WAY = 'IDEMPOTENCY_CONCURRENT_REQUEST'

/**
 * Sets the units for sale at the stock location. One refused row refuses all, so nothing was written
 * then. An item that is not active there is set without becoming sellable: activate it before.
 */
export async function setStock(
  client: AdminClient,
  locationId: string | null,
  { productId, idempotencyKey, rows }: StockWrite,
): Promise<StockOutcome> {
  if (locationId === null) return { kind: 'not-sent', error: noStockLocation(), requestId: '' }
  const answer = await client.mutate(setQuantities, {
    key: idempotencyKey,
    input: {
      name: 'available',
      reason: 'correction',
      referenceDocumentUri: `gid://concord/StockPush/${idempotencyKey}`,
      // Named one by one: what else a caller's row holds stays here, and the bytes are always the same.
      quantities: rows.map(({ inventoryItemId, quantity, changeFromQuantity }) => ({
        inventoryItemId,
        locationId,
        quantity,
        changeFromQuantity,
      })),
    },
  })
  if (answer.kind !== 'ok') return answer
  const { requestId } = answer
  const { userErrors } = setQuantities.data.parse(answer.data).inventorySetQuantities
  if (userErrors.length === 0) return { kind: 'done', requestId, productId }
  if (userErrors.some(({ code }) => code === UNDER_WAY)) {
    return { kind: 'unknown', error: sameKeyUnderWay(), requestId }
  }
  return { kind: 'refused', requestId, refusals: userErrors.map(toRefusal) }
}

/** `field` is a path of texts: `["input", "quantities", "0", "changeFromQuantity"]`. */
function toRefusal({
  field,
  message,
  code,
}: {
  field: string[] | null
  message: string
  code: string | null
}): StockRefusal {
  const index = field?.[1] === 'quantities' ? Number(field[2]) : Number.NaN
  return { message, code, variantIndex: Number.isInteger(index) ? index : null }
}
