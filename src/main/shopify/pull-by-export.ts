import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import type { PullOptions, PullProof, Scheduler } from '../engine/ports'
import type { AdminClient } from './admin-client'
import { CatalogBuffer } from './catalog-buffer'
import { decodeExportLine, type ExportLine } from './export-line'
import {
  bulkOperation,
  cancelBulkOperation,
  catalogExport,
  runBulkQuery,
  type StockRead,
  UNDER_WAY,
} from './operations'
import { readIncomplete } from './read-incomplete'
import { readLines } from './read-lines'
import { toCountedHead, toShopImage, toShopVariant } from './to-catalog'

const FIRST_POLL_MS = 250
const SLOWEST_POLL_MS = 10_000

/**
 * Reads the whole catalog with one bulk query, streamed line by line
 * (shopify.dev/docs/api/usage/bulk-operations/queries). Lines come ungrouped: a variant may stand far
 * from its product. Only what `PullProof` shows to be whole may be taken for the catalog.
 */
export async function pullByExport(
  client: AdminClient,
  scheduler: Scheduler,
  stock: StockRead | null,
  options: PullOptions,
): Promise<Omit<PullProof, 'productsCounted'>> {
  const { signal } = options
  const id = await startExport(client, catalogExport(stock))
  const finished = await waitForExport(client, scheduler, id, signal)
  options.onTotal(finished.rootObjectCount)
  const complete =
    finished.url === null
      ? finished.rootObjectCount === 0
      : await stageLines(wholeOrSaySo(await client.download(finished.url, signal)), options)
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
    message: t`Shopify did not start the export of the catalog: ${userErrors[0]?.message ?? t`no reason given`}. The earlier catalog stays.`,
    nextStep: t`Wait until other exports of this store have ended, then try again.`,
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
      if (now === null || !UNDER_WAY.has(now.status)) {
        throw exportFailed(now?.errorCode ?? now?.status ?? t`it is gone`)
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
  return readIncomplete(t`Shopify could not finish the export of the catalog (${why}).`)
}

/** A connection that breaks in the middle of the file is an incomplete read, not an error of Concord's. */
async function* wholeOrSaySo(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream
  } catch (error) {
    if (error instanceof ConcordError) throw error
    throw readIncomplete(t`The connection broke while Shopify's catalog file was read.`, error)
  }
}

/** True when the file ended with a whole line. A line that can't be understood ends the read. */
async function stageLines(
  stream: AsyncIterable<Uint8Array>,
  options: PullOptions,
): Promise<boolean> {
  const buffer = new CatalogBuffer(options)
  let cut = false
  for await (const batch of readLines(stream)) {
    cut = batch.cut
    for (const line of batch.lines) {
      if (line.trim() === '') continue
      stage(readLine(line), buffer)
      if (buffer.isFull) await buffer.flush()
    }
  }
  await buffer.flush()
  return !cut
}

function readLine(line: string): ExportLine {
  try {
    return decodeExportLine(line)
  } catch (error) {
    throw readIncomplete(t`A line of Shopify's catalog file can't be understood.`, error)
  }
}

function stage(line: ExportLine, buffer: CatalogBuffer): void {
  switch (line.kind) {
    case 'product':
      return buffer.addProduct(toCountedHead(line.data))
    case 'variant':
      return buffer.addVariant(line.parentId, toShopVariant(line.data))
    case 'image':
      return buffer.addImage(line.parentId, toShopImage(line.data))
    case 'variant-image':
      return buffer.addVariantImage(line.parentId, line.imageId)
    case 'other-medium':
      return
  }
}
