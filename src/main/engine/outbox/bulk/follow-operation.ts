import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import type { BulkState, OpenBulk } from '../../ports'
import type { BulkRun } from './bulk-run'

/** Time between two looks at the products that it writes. */
const PRODUCTS_EVERY_MS = 3_000
const FIRST_LOOK_MS = 500
const SLOWEST_LOOK_MS = 10_000
/** Looks for an operation whose start was not answered, about half a minute in all: then it never began. */
const LOOKS_FOR_LOST = 7
/** Shopify stops an operation between two lines; longer, and the next push asks again. */
const LONGEST_CANCEL_MS = 120_000

/**
 * Waits until Shopify is done with an operation that was begun, here or by an earlier process, found by
 * its id or by its marker. A cancel asks Shopify to stop it and waits for that. Null: Shopify knows none.
 * Throws `ConcordError` when that can't be told now; the operation stays open for the next push.
 */
export async function followOperation(
  run: BulkRun,
  open: OpenBulk,
  lookAtProducts: () => Promise<void>,
): Promise<BulkState | null> {
  const { context, environment, signal, showBulk } = run
  const { bulk } = context.gateway
  const { clock, scheduler } = environment
  let { shopifyId } = open
  let missed = 0
  let canceledAt: number | null = null
  let lookedAt = clock.now()
  for (let lookMs = FIRST_LOOK_MS; ; lookMs = Math.min(lookMs * 2, SLOWEST_LOOK_MS)) {
    const state = await bulk.look({ marker: open.marker, shopifyId })
    if (state === null && ++missed >= LOOKS_FOR_LOST) return null
    if (state !== null) {
      if (shopifyId === null) {
        shopifyId = state.shopifyId
        context.store.bulk.started(open.id, shopifyId)
      }
      if (state.phase === 'over') return state
      showBulk({ done: state.linesDone, total: open.lines.length })
      if (signal.aborted && canceledAt === null) {
        canceledAt = clock.now()
        await bulk.cancel(state.shopifyId)
      }
      if (canceledAt !== null && clock.now() - canceledAt > LONGEST_CANCEL_MS) throw stillRunning()
    }
    if (state !== null && !signal.aborted && clock.now() - lookedAt >= PRODUCTS_EVERY_MS) {
      lookedAt = clock.now()
      await lookAtProducts()
    }
    await waitUnlessCanceled(Math.min(lookMs, state === null ? lookMs : PRODUCTS_EVERY_MS))
  }

  /** A cancel is not kept waiting; the looks after it go on. */
  async function waitUnlessCanceled(delayMs: number): Promise<void> {
    if (signal.aborted) return scheduler.wait(delayMs)
    await scheduler.wait(delayMs, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
  }
}

function stillRunning(): ConcordError {
  return new ConcordError({
    code: 'store-error',
    message: t`Shopify has not stopped the bulk change yet. Its decisions wait to be read back.`,
    nextStep: t`Push again in a minute: it is looked at before anything else is sent.`,
    retryable: true,
  })
}
