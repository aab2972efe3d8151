import { type AppError, ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import type { BulkGateway, BulkStart, BulkState, BulkWrite, WriteOutcome } from '../engine/ports'
import type { AdminClient } from './admin-client'
import {
  BULK_TEXTS,
  type BulkRunData,
  bulkLineSchema,
  bulkMutationRun,
  cancelBulkOperation,
  newestBulkRuns,
  runBulkMutation,
  stageBulkLines,
  UNDER_WAY,
} from './operations'
import { parseJson } from './parse-json'
import { readLines } from './read-lines'
import { toRefusals } from './send-write'
import { toProductUpdate, toVariantsUpdate } from './write-product'

const FILE_NAME = 'concord-lines.jsonl'

/** Bulk mutations of the Admin API (shopify.dev/docs/api/usage/bulk-operations/imports). */
export function bulkMutations(client: AdminClient): BulkGateway {
  return {
    stage: (writes) => stageLines(client, writes),
    start: (start) => startOperation(client, start),
    async look({ marker, shopifyId }) {
      const run =
        shopifyId === null ? await findRun(client, marker) : await runOf(client, shopifyId)
      return run && toState(run)
    },
    async cancel(shopifyId) {
      await client.mutate(cancelBulkOperation, { id: shopifyId })
    },
    outcomes: (state, productIds) => readOutcomes(client, state, productIds),
  }
}

async function stageLines(client: AdminClient, writes: readonly BulkWrite[]): Promise<string> {
  const answer = await client.mutate(stageBulkLines, {
    input: [
      {
        resource: 'BULK_MUTATION_VARIABLES',
        filename: FILE_NAME,
        mimeType: 'text/jsonl',
        httpMethod: 'POST',
      },
    ],
  })
  if (answer.kind !== 'ok') throw new ConcordError(answer.error)
  const { stagedTargets, userErrors } = stageBulkLines.data.parse(answer.data).stagedUploadsCreate
  const target = stagedTargets?.[0]
  const path = target?.parameters.find(({ name }) => name === 'key')?.value
  if (!target || target.url === null || path === undefined) {
    throw new ConcordError(notStarted(userErrors[0]?.message ?? t`it named no place for the file`))
  }
  await client.upload(target.url, {
    fields: target.parameters,
    fileName: FILE_NAME,
    contentType: 'text/jsonl',
    content: writes.map((write) => `${JSON.stringify(toVariables(write))}\n`).join(''),
  })
  return path
}

function toVariables(write: BulkWrite): object {
  return write.kind === 'update-product' ? toProductUpdate(write) : toVariantsUpdate(write)
}

async function startOperation(
  client: AdminClient,
  { kind, path, marker, notAfter }: Parameters<BulkGateway['start']>[0],
): Promise<BulkStart> {
  const mutation = BULK_TEXTS[kind](marker)
  const answer = await client.mutate(runBulkMutation, { mutation, path, marker }, { notAfter })
  if (answer.kind === 'not-sent') return { kind: 'not-started', error: answer.error }
  if (answer.kind === 'unknown' || answer.kind === 'too-late') return answer
  const parsed = runBulkMutation.data.safeParse(answer.data)
  const started = parsed.data?.bulkOperationRunMutation
  if (started?.bulkOperation) return { kind: 'started', shopifyId: started.bulkOperation.id }
  const message = started?.userErrors[0]?.message
  if (message !== undefined) return { kind: 'not-started', error: notStarted(message) }
  return { kind: 'unknown', error: notStarted(t`its answer had an unknown shape`) }
}

function notStarted(why: string): AppError {
  return {
    code: 'store-rejected',
    message: t`Shopify did not start the bulk change: ${why}. Nothing was changed by it.`,
    nextStep: t`The changes are sent one by one instead.`,
    retryable: true,
  }
}

async function runOf(client: AdminClient, id: string): Promise<BulkRunData | null> {
  return (await client.query(bulkMutationRun, { id })).bulkOperation
}

/** Its name stands in the text of the mutation, which Shopify gives back. */
async function findRun(client: AdminClient, marker: string): Promise<BulkRunData | null> {
  const { bulkOperations } = await client.query(newestBulkRuns, {})
  return bulkOperations.nodes.find(({ query }) => query.includes(marker)) ?? null
}

function toState({ id, status, objectCount, url, partialDataUrl }: BulkRunData): BulkState {
  return {
    shopifyId: id,
    phase: UNDER_WAY.has(status) ? 'running' : 'over',
    status,
    linesDone: objectCount,
    resultUrl: url ?? partialDataUrl,
  }
}

/** What can be read of the result counts; a file that is cut or gone leaves the rest open. */
async function readOutcomes(
  client: AdminClient,
  { resultUrl }: BulkState,
  productIds: readonly string[],
): Promise<ReadonlyMap<number, WriteOutcome>> {
  const read: string[] = []
  try {
    if (resultUrl !== null) {
      const stream = await client.download(resultUrl, new AbortController().signal)
      for await (const { lines } of readLines(stream)) read.push(...lines)
    }
  } catch {
    // Nothing depends on the file: every line that it does not tell about is read back.
  }
  const outcomes = new Map<number, WriteOutcome>()
  for (const line of read) addOutcome(outcomes, line, productIds)
  return outcomes
}

function addOutcome(
  outcomes: Map<number, WriteOutcome>,
  line: string,
  productIds: readonly string[],
): void {
  const parsed = bulkLineSchema.safeParse(parseJson(line))
  if (!parsed.success || parsed.data.errors !== undefined) return
  const { __lineNumber: number, data } = parsed.data
  const payload = data?.productUpdate ?? data?.productVariantsBulkUpdate
  const productId = productIds[number]
  if (!payload || productId === undefined) return
  const { product, userErrors } = payload
  if (product !== null && product.id !== productId) return
  if (userErrors.length > 0) {
    outcomes.set(number, { kind: 'refused', requestId: '', refusals: toRefusals(userErrors) })
  } else if (product !== null) {
    outcomes.set(number, { kind: 'done', requestId: '', productId: product.id })
  }
}
