import { type AppError, ConcordError } from '@shared/contract/app-error'
import type { StockGateway, StockLevel, StockSwitch } from '../engine/ports'
import type { AdminClient } from './admin-client'
import { activateItem, type Operation, stockLevels, trackItem } from './operations'
import { setQuantitiesAt } from './set-stock'

/** Stock of many variants behind the engine's port. */
export function stockAccess(client: AdminClient): StockGateway {
  return {
    levels: (ids, locationId, signal) => readLevels(client, ids, locationId, signal),
    switchOn: (item) => switchOn(client, item),
    async set(call) {
      try {
        const outcome = await setQuantitiesAt(client, call)
        if (outcome.kind !== 'too-late') return outcome
        throw new Error('A call without a limit came too late')
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
): Promise<string> {
  if (!isStocked) {
    const variables = { inventoryItemId, locationId, key: idempotencyKey }
    const { inventoryActivate } = await carriedOut(client, activateItem, variables)
    const [refused] = inventoryActivate.userErrors
    if (refused) return refused.message
  }
  if (isTracked) return ''
  const { inventoryItemUpdate } = await carriedOut(client, trackItem, { id: inventoryItemId })
  return inventoryItemUpdate.userErrors[0]?.message ?? ''
}

async function carriedOut<V, D>(
  client: AdminClient,
  operation: Operation<V, D>,
  variables: V,
): Promise<D> {
  const answer = await client.mutate(operation, variables)
  if (answer.kind === 'ok') return operation.data.parse(answer.data)
  throw new ConcordError(answer.error)
}

async function readLevels(
  client: AdminClient,
  ids: readonly string[],
  locationId: string,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, StockLevel>> {
  const { nodes } = await client.query(stockLevels, { ids, locationId }, signal)
  const levels = new Map<string, StockLevel>()
  for (const node of nodes) {
    if (node?.id === undefined) continue
    const { tracked, inventoryLevel: level } = node
    const available = level?.quantities.find(({ name }) => name === 'available')?.quantity
    levels.set(node.id, { tracked, available: level?.isActive ? (available ?? null) : null })
  }
  return levels
}

function notUnderstood(thrown: unknown): AppError {
  return {
    code: 'store-unexpected-answer',
    message: thrown instanceof Error ? thrown.message : 'The answer could not be read',
    retryable: true,
  }
}
