import type {
  ProductWrite,
  StockOutcome,
  StockRefusal,
  StockRow,
  WriteOutcome,
} from '../engine/ports'
import type { AdminClient } from './admin-client'
import { sameKeyUnderWay } from './client-errors'
import { setQuantities } from './operations'
import type { Sending } from './sending'

/** A row whose units are no longer `changeFromQuantity`. */
const STALE = 'CHANGE_FROM_QUANTITY_STALE'
const UNDER_WAY = 'IDEMPOTENCY_CONCURRENT_REQUEST'
const ABOUT_KEY = 'IDEMPOTENCY_'

/** Sets the units for sale of one product's variants at the location that the write names. */
export async function setStock(
  client: AdminClient,
  { productId, idempotencyKey, locationId, rows }: Extract<ProductWrite, { kind: 'set-stock' }>,
  sending: Sending = {},
): Promise<WriteOutcome> {
  const outcome = await setQuantitiesAt(client, { idempotencyKey, locationId, rows }, sending)
  if (outcome.kind === 'done') return { ...outcome, productId }
  if (outcome.kind !== 'refused') return outcome
  const refusals = outcome.refusals.map(({ message, row, isStale }) => ({
    message,
    variantIndex: row,
    isStale,
  }))
  return { ...outcome, refusals }
}

/**
 * Sets the units for sale of many items at one location. One refused row refuses all, so nothing was written
 * then. An item that is not active there is set without becoming sellable: activate it before.
 */
export async function setQuantitiesAt(
  client: AdminClient,
  call: {
    readonly idempotencyKey: string
    readonly locationId: string
    readonly rows: readonly StockRow[]
  },
  sending: Sending = {},
): Promise<StockOutcome | { readonly kind: 'too-late'; readonly requestId: string }> {
  const { idempotencyKey, locationId, rows } = call
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
  if (userErrors.length === 0) return { kind: 'done', requestId }
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
  return {
    row: Number.isInteger(index) ? index : null,
    code: code ?? '',
    message,
    isStale: code === STALE,
    isAboutKey: code?.startsWith(ABOUT_KEY) ?? false,
  }
}
