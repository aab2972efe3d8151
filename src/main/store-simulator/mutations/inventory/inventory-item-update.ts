import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import type { InventoryItem } from '../../queries/inventory-sources'
import { findInventoryItem } from '../../queries/lookup'
import { parseInput, type UserError, userError } from '../user-error'
import {
  applyVariantFields,
  checkVariantFields,
  inventoryItemInput,
} from '../variants/variant-input'

const updateArguments = z.object({ id: z.string(), input: z.unknown() })

type Payload = { inventoryItem: InventoryItem | null; userErrors: UserError[] }

/** `inventoryItemUpdate`: SKU, whether stock is tracked, whether it ships. */
export function inventoryItemUpdate(call: FieldCall, context: RequestContext): Payload {
  const { id, input } = updateArguments.parse(call.args)
  const inventoryItem = findInventoryItem(context.store, id)
  if (inventoryItem === null) {
    const message = "The product couldn't be updated because it does not exist."
    return { inventoryItem, userErrors: [userError(['id'], message)] }
  }
  const fields = { inventoryItem: parseInput(inventoryItemInput, 'InventoryItemInput', input) }
  const errors = checkVariantFields(fields, (...names) => ['input', ...names])
  if (errors.length > 0) {
    return { inventoryItem, userErrors: errors.map(({ field, message }) => ({ field, message })) }
  }
  if (applyVariantFields(inventoryItem.variant, fields)) {
    context.store.touchVariant(inventoryItem.variant)
    context.effects.push({ mutation: 'inventoryItemUpdate', changed: [id] })
  }
  return { inventoryItem, userErrors: [] }
}
