import type { OpenDecision, ScreenQueries } from '../engine/ports'
import { writeCsvFile } from './csv-file'
import { FIELD_WORDS } from './file-words'
import type { Cell } from './table'

/** Decisions of one read of the state file. */
const BATCH = 500

const COLUMNS: readonly (readonly [header: string, of: (decision: OpenDecision) => Cell])[] = [
  ['Product', ({ productName }) => productName],
  ['AMS product id', ({ amsProductId }) => amsProductId],
  ['Shopify product id', ({ shopifyProductId }) => shopifyProductId],
  ['SKU', ({ sku }) => sku],
  ['AMS variant id', ({ amsVariantId }) => amsVariantId],
  ['Shopify variant id', ({ shopifyVariantId }) => shopifyVariantId],
  ['Field', subjectOf],
  ['Decision', decisionOf],
  ['AMS', ({ ours }) => textOf(ours)],
  ['Shopify', ({ theirs }) => textOf(theirs)],
  ['Decided at (UTC)', ({ decidedAt }) => decidedAt],
  ['State', ({ state }) => STATES[state]],
  ['Reason', ({ reason }) => reason],
]

const STATES: Readonly<Record<OpenDecision['state'], string>> = {
  pending: 'Waits',
  'in-flight': 'Being sent',
  unknown: 'Outcome unknown',
  parked: 'Parked',
  refused: 'Refused',
  returned: 'Came back',
  skipped: 'Skipped until a value changes',
}

/**
 * Writes every decision that is not carried out yet, with both values that the person saw, oldest first.
 * Returns how many. Throws a `ConcordError` (`file-not-written`).
 */
export function writeDecisionsFile(
  path: string,
  screens: Pick<ScreenQueries, 'openDecisions'>,
  pause: () => Promise<void>,
): Promise<number> {
  const header = COLUMNS.map(([name]) => name)
  return writeCsvFile(path, { header, batches: batchesOf(screens), pause })
}

function* batchesOf({ openDecisions }: Pick<ScreenQueries, 'openDecisions'>) {
  let after = 0
  for (;;) {
    const decisions = openDecisions({ after, limit: BATCH })
    const last = decisions.at(-1)
    if (!last) return
    yield decisions.map((decision) => COLUMNS.map(([, cellOf]) => cellOf(decision)))
    after = last.id
  }
}

function subjectOf({ kind, field }: OpenDecision): string {
  if (field !== null) return FIELD_WORDS[field]
  return kind === 'variant' ? 'Variant' : 'Product'
}

function decisionOf({ direction, rollsBack }: OpenDecision): string {
  if (direction === 'none') return 'Skip'
  if (rollsBack) return direction === 'to-shopify' ? 'Roll back in Shopify' : 'Roll back in AMS'
  return direction === 'to-shopify' ? 'AMS' : 'Shopify'
}

function textOf(value: OpenDecision['ours']): string {
  return typeof value === 'string' ? value : (value ?? []).join(', ')
}
