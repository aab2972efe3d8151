import type { ProductWrite, Refusal, WriteOutcome } from '../engine/ports'
import type { AdminClient, Sending } from './admin-client'
import { sameKeyUnderWay } from './client-errors'
import { setQuantities } from './operations'

/** A row whose units are no longer `changeFromQuantity`. */
const STALE = 'CHANGE_FROM_QUANTITY_STALE'
const UNDER_WAY = 'IDEMPOTENCY_CONCURRENT_REQUEST'

/**
 * Sets the units for sale at the location that the write names. One refused row refuses all, so nothing was written
 * then. An item that is not active there is set without becoming sellable: activate it before.
 */
export async function setStock(
  client: AdminClient,
  { productId, idempotencyKey, locationId, rows }: Extract<ProductWrite, { kind: 'set-stock' }>,
  sending: Sending = {},
): Promise<WriteOutcome> {
  const answer = await client.mutate(
    setQuantities,
    {
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
    },
    sending,
  )
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
}): Refusal {
  const index = field?.[1] === 'quantities' ? Number(field[2]) : Number.NaN
  return {
    message,
    variantIndex: Number.isInteger(index) ? index : null,
    isStale: code === STALE,
  }
}
