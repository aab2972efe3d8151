import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import { inGroups } from '@shared/in-groups'
import { t } from '@shared/words/words'
import type { BulkLine, EntryOutcome, OpenBulk, OutboxEntry, WriteOutcome } from '../../ports'
import { ChangedValues } from '../../restoring'
import { settleLinked } from '../settle-linked'
import { mayBeOneProduct } from '../what-it-concerns'
import { type BulkRun, READ_TOGETHER, SLICE, type Taken } from './bulk-run'
import type { SeenMeanwhile } from './seen-meanwhile'

/** What became of each line, by its number. */
export type Outcomes = ReadonlyMap<number, WriteOutcome>
/** What only the process knows that started the operation. */
export type Known = {
  /** Products as they stood right before it, by their keys. */
  readonly before: ReadonlyMap<string, ShopProduct>
  readonly seen: SeenMeanwhile | null
}
export const NOTHING_KNOWN: Known = { before: new Map(), seen: null }

const REPLACED = t`Shopify changed it while the bulk change ran, and that was replaced. A roll back gives it back.`

type Answered = { readonly line: BulkLine; readonly outcome: WriteOutcome }

/**
 * Settles what Shopify answered line by line, each product on what is read of it now. A line without an
 * answer is left to the ordinary way, which reads it back before it sends anything.
 */
export async function settleLines(
  run: BulkRun,
  { open, taken }: { readonly open: OpenBulk; readonly taken: Taken },
  outcomes: Outcomes,
  known: Known,
): Promise<void> {
  const { gateway, store } = run.context
  const answered = open.lines.flatMap((line, number): Answered[] => {
    const outcome = outcomes.get(number)
    return outcome?.kind === 'done' || outcome?.kind === 'refused' ? [{ line, outcome }] : []
  })
  for (const group of inGroups(answered, READ_TOGETHER)) {
    const points = await gateway.setAside({ products: group.length, writes: 0 })
    const read = await points
      .readProducts(group.map(({ line }) => line.productId))
      .catch(nothingWhereOneMayBeToBlame)
      .finally(() => points.giveBack())
    for (const slice of inGroups(group, SLICE)) {
      // What a power cut takes of it is read back by the next push.
      const settled = store.repeatable(() =>
        slice.map(({ line, outcome }) => {
          const entries = entriesOf(taken, line)
          const theirs = read.get(line.productId)
          return { entries, ended: settleLine(run, line, entries, { theirs, outcome, known }) }
        }),
      )
      for (const { entries, ended } of settled) if (ended) run.settled(entries, ended)
      await run.environment.scheduler.pause()
    }
  }
}

/** What one product's trouble keeps from being read together is read back alone, on the ordinary way. */
function nothingWhereOneMayBeToBlame(thrown: unknown): ReadonlyMap<string, ShopProduct> {
  if (!mayBeOneProduct(thrown)) throw thrown
  return new Map()
}

/** Null: gone on either side, or grown too large to come with others. The ordinary way has words for it. */
function settleLine(
  { context }: BulkRun,
  line: BulkLine,
  entries: readonly OutboxEntry[],
  {
    theirs: read,
    outcome,
    known,
  }: {
    readonly theirs: ShopProduct | null | undefined
    readonly outcome: WriteOutcome
    readonly known: Known
  },
): readonly EntryOutcome[] | null {
  const ours = context.store.ams.product(entries[0]?.amsProductId ?? '')
  if (!read || !ours) return null
  const sides = { ours, theirs: context.store.shop.withRemembered(read) }
  const ended = endingsOf(entries, line, outcome, sides, known)
  settleLinked(context, line.productKey, entries, ended, sides)
  return ended
}

/** The decisions that a line carries and that are in flight. */
function entriesOf(taken: Taken, { productKey, entryIds }: BulkLine): readonly OutboxEntry[] {
  return (taken.get(productKey) ?? []).filter(({ id }) => entryIds.includes(id))
}

type Sides = { readonly ours: AmsProduct; readonly theirs: ShopProduct }

function endingsOf(
  entries: readonly OutboxEntry[],
  line: BulkLine,
  outcome: WriteOutcome,
  { ours, theirs }: Sides,
  { before: products, seen }: Known,
): readonly EntryOutcome[] {
  const refused =
    outcome.kind === 'refused' ? refusalsOf(entries, line, outcome) : new Map<number, string>()
  const changed = new ChangedValues()
  const before = products.get(line.productKey)
  return entries.map((entry): EntryOutcome => {
    const message = refused.get(entry.id)
    if (message !== undefined) {
      return { entryId: entry.id, state: 'refused', reason: t`Shopify refused it: ${message}.` }
    }
    if (before) changed.about(entry, ours, before)
    const values = changed.of(entry, ours, theirs)
    const replaced = seen?.replacedBy(entry, { ours, theirs })
    if (replaced === undefined || values === undefined) {
      return { entryId: entry.id, state: 'done', reason: '', values }
    }
    // A roll back gives back what was replaced, not what the person had seen.
    const own = { ...values, before: replaced }
    return { entryId: entry.id, state: 'done', reason: '', values: own, note: REPLACED }
  })
}

/** An update of variants is partial: a refusal that names a row is about that row's decisions alone. */
function refusalsOf(
  entries: readonly OutboxEntry[],
  { variantIds }: BulkLine,
  { refusals }: Extract<WriteOutcome, { kind: 'refused' }>,
): Map<number, string> {
  const refused = new Map<number, string>()
  for (const { message, variantIndex } of refusals) {
    const variantId = variantIndex === null ? undefined : variantIds[variantIndex]
    for (const { id, shopifyVariantId } of entries) {
      if (variantId === undefined || shopifyVariantId === variantId) refused.set(id, message)
    }
  }
  return refused
}
