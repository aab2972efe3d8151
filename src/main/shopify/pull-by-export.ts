import { ConcordError } from '@shared/contract/app-error'
import { z } from 'zod'
import type { CatalogPage, PullOptions, PullProof, Scheduler } from '../engine/ports'
import type { AdminClient } from './admin-client'
import {
  bulkOperation,
  cancelBulkOperation,
  catalogExport,
  countedProductSchema,
  runBulkQuery,
  stockedVariantSchema,
} from './operations'
import { readLines } from './read-lines'
import { toCountedHead, toStockedVariant } from './to-catalog'

const PAGE_ROWS = 500
const FIRST_POLL_MS = 250
const SLOWEST_POLL_MS = 10_000

const lineSchema = z.discriminatedUnion('__typename', [
  countedProductSchema.extend({ __typename: z.literal('Product') }),
  stockedVariantSchema.extend({
    __typename: z.literal('ProductVariant'),
    __parentId: z.string(),
  }),
])

/**
 * Reads the whole catalog with one bulk query, streamed line by line
 * (shopify.dev/docs/api/usage/bulk-operations/queries). Lines come ungrouped: a variant may stand far
 * from its product. Only what `PullProof` shows to be whole may be taken for the catalog.
 */
export async function pullByExport(
  client: AdminClient,
  scheduler: Scheduler,
  locationId: string | null,
  { signal, onPage, onTotal }: PullOptions,
): Promise<Omit<PullProof, 'productsCounted'>> {
  const id = await startExport(client, catalogExport(locationId))
  const finished = await waitForExport(client, scheduler, id, signal)
  onTotal(finished.rootObjectCount)
  const complete =
    finished.url === null
      ? finished.rootObjectCount === 0
      : await streamPages(wholeOrSaySo(await client.download(finished.url, signal)), onPage, signal)
  return { products: finished.rootObjectCount, complete }
}

async function startExport(client: AdminClient, query: string): Promise<string> {
  const answer = await client.mutate(runBulkQuery, { query })
  if (answer.kind !== 'ok') throw new ConcordError(answer.error)
  const { bulkOperation: started, userErrors } = runBulkQuery.data.parse(
    answer.data,
  ).bulkOperationRunQuery
  if (started) return started.id
  throw new ConcordError({
    code: 'store-refused',
    message: `Shopify did not start the export of the catalog: ${userErrors[0]?.message ?? 'no reason given'}. The earlier catalog stays.`,
    nextStep: 'Wait until other exports of this store have ended, then try again.',
    retryable: true,
  })
}

type Finished = { readonly url: string | null; readonly rootObjectCount: number }

async function waitForExport(
  client: AdminClient,
  scheduler: Scheduler,
  id: string,
  signal: AbortSignal,
): Promise<Finished> {
  for (let pollMs = FIRST_POLL_MS; ; pollMs = Math.min(pollMs * 2, SLOWEST_POLL_MS)) {
    try {
      const { bulkOperation: now } = await client.query(bulkOperation, { id }, signal)
      if (now?.status === 'COMPLETED') return now
      if (now === null || !['CREATED', 'RUNNING', 'CANCELING'].includes(now.status)) {
        throw exportFailed(now?.errorCode ?? now?.status ?? 'it is gone')
      }
      await scheduler.wait(pollMs, signal)
    } catch (error) {
      // Nobody waits for it any more; leaving it running would hold one of the shop's five places.
      if (signal.aborted) await client.mutate(cancelBulkOperation, { id })
      throw error
    }
  }
}

function exportFailed(why: string): ConcordError {
  return new ConcordError({
    code: 'read-incomplete',
    message: `Shopify could not finish the export of the catalog (${why}). Nothing is called missing; the earlier catalog stays.`,
    nextStep: 'Run Full Sync And Compare again.',
    retryable: true,
  })
}

/** A connection that breaks in the middle of the file is an incomplete read, not an error of Concord's. */
async function* wholeOrSaySo(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream
  } catch (error) {
    if (error instanceof ConcordError) throw error
    throw new ConcordError(
      {
        code: 'read-incomplete',
        message:
          "The connection broke while Shopify's catalog file was read. Nothing is called missing; the earlier catalog stays.",
        nextStep: 'Run Full Sync And Compare again.',
        retryable: true,
      },
      error,
    )
  }
}

/** True when the file ended with a whole line. A line that can't be understood ends the read. */
async function streamPages(
  stream: AsyncIterable<Uint8Array>,
  onPage: PullOptions['onPage'],
  signal: AbortSignal,
): Promise<boolean> {
  let products: CatalogPage['products'][number][] = []
  let variants: CatalogPage['variants'][number][] = []
  let position = 0
  const flush = async (): Promise<void> => {
    signal.throwIfAborted()
    await onPage({ products, variants })
    products = []
    variants = []
  }
  let cut = false
  for await (const batch of readLines(stream)) {
    cut = batch.cut
    for (const line of batch.lines) {
      if (line.trim() === '') continue
      const record = parseLine(line)
      if (record.__typename === 'Product') products.push(toCountedHead(record))
      else variants.push(toStockedVariant(record, record.__parentId, position++))
      if (products.length + variants.length >= PAGE_ROWS) await flush()
    }
  }
  await flush()
  return !cut
}

function parseLine(line: string): z.infer<typeof lineSchema> {
  try {
    return lineSchema.parse(JSON.parse(line))
  } catch (error) {
    throw new ConcordError(
      {
        code: 'read-incomplete',
        message:
          "A line of Shopify's catalog file can't be understood. Nothing is called missing; the earlier catalog stays.",
        nextStep: 'Run Full Sync And Compare again.',
        retryable: true,
      },
      error,
    )
  }
}
