import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import type { AttemptEnding, OpenBulk, WriteOutcome } from '../../ports'
import { type BulkRun, releaseAll, type Taken, takeAll } from './bulk-run'
import { followOperation } from './follow-operation'
import { readTogether } from './read-together'
import { type Known, NOTHING_KNOWN, type Outcomes, settleLines } from './settle-lines'

/**
 * What an earlier push began and nobody saw the end of comes first: until it is over, its products are
 * written by Shopify at a moment that nobody knows. Throws `ConcordError` when its end can't be seen now.
 */
export async function takeOverOpen(run: BulkRun): Promise<void> {
  const { store } = run.context
  for (const open of store.bulk.open()) {
    const keys = open.lines.map(({ productKey }) => productKey)
    try {
      await takeOver(run, open, await takeAll(run, keys))
    } finally {
      releaseAll(run, keys)
    }
  }
}

/**
 * Waits for the end of an operation, keeps what became of each line, and settles what was answered. What
 * is open then is released by the caller and read back on the ordinary way.
 */
export async function takeOver(
  run: BulkRun,
  open: OpenBulk,
  taken: Taken,
  known: Known = NOTHING_KNOWN,
): Promise<void> {
  const { gateway, store, now } = run.context
  const state = await followOperation(run, open, () => look(run, known))
  run.showBulk(null)
  const productIds = open.lines.map(({ productId }) => productId)
  const nothing: Outcomes = new Map()
  const outcomes = state ? await gateway.bulk.outcomes(state, productIds) : nothing
  store.bulk.settle(open.id, {
    outcome: state?.status ?? 'NOT FOUND',
    at: now(),
    lines: productIds.map((_, number) => endingOf(outcomes.get(number), now())),
  })
  await settleLines(run, { open, taken }, outcomes, known)
}

/** A look at the products while Shopify works on them. It may fail: the next one comes. */
async function look(run: BulkRun, { seen }: Known): Promise<void> {
  if (seen === null) return
  try {
    const { read, points } = await readTogether(run, seen.productIds)
    points.giveBack()
    seen.look(read)
  } catch (error) {
    if (!run.signal.aborted && !(error instanceof ConcordError)) throw error
  }
}

function endingOf(outcome: WriteOutcome | undefined, at: string): AttemptEnding {
  switch (outcome?.kind) {
    case 'done':
      return { outcome: 'done', requestId: '', message: '', at }
    case 'refused': {
      const message = outcome.refusals.map((refusal) => refusal.message).join('; ')
      return { outcome: 'refused', requestId: '', message, at }
    }
    default:
      return {
        outcome: 'unknown',
        requestId: '',
        message: t`The result of the bulk change does not tell. It is read back.`,
        at,
      }
  }
}
