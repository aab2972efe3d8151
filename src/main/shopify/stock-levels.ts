import { type AppError, ConcordError } from '@shared/contract/app-error'
import { inGroups } from '@shared/in-groups'
import { t } from '@shared/words/words'
import {
  STOCK_ROWS_AT_ONCE,
  type StockGateway,
  type StockLevel,
  type StockSwitch,
} from '../engine/ports'
import type { AdminClient } from './admin-client'
import {
  activateItem,
  type Operation,
  quantityNames,
  type StockRead,
  setInventoryPolicies,
  stockLevels,
  trackItem,
  unitsOf,
} from './operations'
import { setQuantitiesAt } from './set-stock'

/** Stock of many variants behind the engine's port. */
export function stockAccess(client: AdminClient, hasWebOrders: () => boolean): StockGateway {
  return {
    levels: (ids, locationId, signal) =>
      readLevels(client, ids, { locationId, hasWebOrders: hasWebOrders() }, signal),
    switchOn: (item, unless) => switchOn(client, item, unless),
    setPolicies: (productId, policies, unless) => setPolicies(client, productId, policies, unless),
    async set(call, unless) {
      try {
        const outcome = await setQuantitiesAt(client, call, { unless })
        if (outcome.kind !== 'too-late') return outcome
        return { kind: 'not-sent', error: notWanted(), requestId: outcome.requestId }
      } catch (thrown) {
        // What is thrown after sending says nothing about the effect.
        return { kind: 'unknown', error: notUnderstood(thrown), requestId: '' }
      }
    },
  }
}

/** Stocked first: what is counted and stocked nowhere would be sold out. */
async function switchOn(
  client: AdminClient,
  { inventoryItemId, locationId, isStocked, isTracked, idempotencyKey }: StockSwitch,
  unless?: AbortSignal,
): Promise<string> {
  if (!isStocked) {
    const variables = { inventoryItemId, locationId, key: idempotencyKey }
    const { inventoryActivate } = await carriedOut(client, activateItem, variables, unless)
    const [refused] = inventoryActivate.userErrors
    if (refused) return refused.message
  }
  if (isTracked) return ''
  const { inventoryItemUpdate } = await carriedOut(
    client,
    trackItem,
    { id: inventoryItemId },
    unless,
  )
  return inventoryItemUpdate.userErrors[0]?.message ?? ''
}

async function setPolicies(
  client: AdminClient,
  productId: string,
  policies: Parameters<StockGateway['setPolicies']>[1],
  unless?: AbortSignal,
): Promise<string> {
  for (const some of inGroups(policies, STOCK_ROWS_AT_ONCE)) {
    const variants = some.map(({ variantId: id, policy: inventoryPolicy }) => ({
      id,
      inventoryPolicy,
    }))
    const data = await carriedOut(client, setInventoryPolicies, { productId, variants }, unless)
    const [refused] = data.productVariantsBulkUpdate.userErrors
    if (refused) return refused.message
  }
  return ''
}

async function carriedOut<V, D>(
  client: AdminClient,
  operation: Operation<V, D>,
  variables: V,
  unless: AbortSignal | undefined,
): Promise<D> {
  const answer = await client.mutate(operation, variables, { unless })
  if (answer.kind === 'ok') return operation.data.parse(answer.data)
  throw new ConcordError(answer.kind === 'too-late' ? notWanted() : answer.error)
}

async function readLevels(
  client: AdminClient,
  ids: readonly string[],
  stock: StockRead,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, StockLevel>> {
  const variables = { ids, locationId: stock.locationId, names: quantityNames(stock) }
  const { nodes } = await client.query(stockLevels, variables, signal)
  const levels = new Map<string, StockLevel>()
  for (const node of nodes) {
    if (node?.id === undefined) continue
    const { tracked, inventoryLevel: level, variants } = node
    const policy = variants?.nodes[0]?.inventoryPolicy ?? 'DENY'
    levels.set(node.id, { tracked, policy, ...unitsOf(level) })
  }
  return levels
}

function notWanted(): AppError {
  return {
    code: 'canceled',
    message: t`It was stopped before it left, so nothing was changed by it.`,
    retryable: true,
  }
}

function notUnderstood(thrown: unknown): AppError {
  return {
    code: 'store-unexpected-answer',
    message: thrown instanceof Error ? thrown.message : t`The answer could not be read`,
    retryable: true,
  }
}
