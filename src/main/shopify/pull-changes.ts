import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import type { PulledChanges, PullOptions } from '../engine/ports'
import type { AdminClient } from './admin-client'
import { productNumber } from './gid'
import { pagesOf } from './long-list'
import { type EventData, eventsPage, productsCount, type StockRead } from './operations'
import { readIncomplete } from './read-incomplete'
import { stageProducts } from './stage-products'

/**
 * Reads what changed at or after `since`: products by their `updatedAt`, ascending, so that one which is
 * changed meanwhile moves to the end and comes again; then what Shopify's events call deleted, so that
 * no deletion before the newest product seen is left out. Searches lag behind writes
 * (shopify.dev/docs/api/usage/search-syntax): whoever asks lets the times overlap.
 */
export async function pullChanges(
  client: AdminClient,
  stock: StockRead | null,
  options: PullOptions & { readonly since: string },
): Promise<PulledChanges> {
  const { since, signal } = options
  const query = changedSince(since)
  const { productsCount: counted } = await client.query(productsCount, { query }, signal)
  options.onTotal(counted?.count ?? 0)
  const products = await stageProducts(
    client,
    stock,
    { sortKey: 'UPDATED_AT', query, queryFrom: ({ updatedAt }) => changedSince(updatedAt) },
    options,
  )
  return { products, deletedIds: await deletedSince(client, since, signal) }
}

async function deletedSince(
  client: AdminClient,
  since: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const pages = pagesOf<EventData>({
    query: destroyedSince(since),
    queryFrom: ({ createdAt }) => destroyedSince(createdAt),
    read: async (query, after) => {
      const variables = { query: query ?? destroyedSince(since), after }
      const { events } = await client.query(eventsPage, variables, signal)
      if (events === null) throw readIncomplete(t`Shopify does not show the shop's history.`)
      return events
    },
  })
  const ids = new Set<string>()
  for await (const events of pages) {
    for (const { action, subjectId } of events) {
      const isProduct = subjectId != null && productNumber(subjectId) !== null
      if (action === 'destroy' && isProduct) ids.add(subjectId)
    }
  }
  return [...ids]
}

function changedSince(time: string): string {
  return `updated_at:>='${checkedTime(time)}'`
}

function destroyedSince(time: string): string {
  return `subject_type:PRODUCT AND action:destroy AND created_at:>='${checkedTime(time)}'`
}

/** Goes into the text of a search, where anything but a time would mean something else. */
function checkedTime(time: string): string {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(time)) return time
  throw new ConcordError({
    code: 'invalid-input',
    message: t`"${time}" is no time in UTC to read changes from. Nothing was read.`,
    retryable: false,
  })
}
