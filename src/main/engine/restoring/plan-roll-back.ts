import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import type { RollBackPreview } from '@shared/contract/pushes'
import { type FieldValue, fieldByKey } from '@shared/fields/field-registry'
import { itemsOf } from '@shared/fields/items-of'
import { t } from '@shared/words/words'
import { haveOptionsMoved, newPlaces } from '../options'
import type { PushedChange } from '../ports'
import { receivingValue, sameReceived } from './receiving-value'
import { whatStays } from './what-stays'

/** Both sides of a linked pair as they are known now; null when the two are a pair no more. */
export type PairOf = (
  change: PushedChange,
) => { readonly ours: AmsProduct; readonly theirs: ShopProduct } | null

export type PlannedRollBack = {
  readonly preview: Omit<RollBackPreview, 'startedAt'>
  /** What gets its earlier value back, with both sides' values as they are known now. */
  readonly takenBack: readonly {
    readonly entryId: number
    readonly ours: FieldValue
    readonly theirs: FieldValue
  }[]
}

const REASONS = {
  'pair-gone': t`One side has the product or variant no more, or the two are linked no more.`,
  decided: t`Somebody decided anew about it.`,
  earlier: t`The earlier value is there already.`,
  sold: t`Shopify’s count moved since: customers bought, or somebody counted.`,
  changed: t`The value was changed since.`,
  oversold: t`The count was below 0 before, which Concord does not set.`,
  images: t`Pictures came or went. What Shopify does not show any more is still among its files; AMS’s own are in its next file.`,
  options: t`Options were added or taken away, and their values with them.`,
} as const

type Verdict = 'restorable' | keyof typeof REASONS

/** What a roll back of a push would do, judged against both sides as they were last read. */
export function planRollBack(changes: readonly PushedChange[], pairOf: PairOf): PlannedRollBack {
  const takenBack: PlannedRollBack['takenBack'][number][] = []
  const spared = new Map<keyof typeof REASONS, number>()
  const byField = new Map<string, { label: string; toShopify: number; toAms: number }>()
  const changed = changes.filter(({ values }) => values !== null)
  for (const change of changed) {
    const { verdict, now } = judge(change, pairOf)
    if (verdict !== 'restorable' || change.field === null) {
      if (verdict !== 'restorable') spared.set(verdict, (spared.get(verdict) ?? 0) + 1)
      continue
    }
    takenBack.push({ entryId: change.entryId, ...now })
    const { label } = fieldByKey(change.field)
    const line = byField.get(label) ?? { label, toShopify: 0, toAms: 0 }
    if (change.choice === 'ours') line.toShopify++
    else line.toAms++
    byField.set(label, line)
  }
  return {
    takenBack,
    preview: {
      changed: changed.length,
      restorable: takenBack.length,
      byField: [...byField.values()],
      spared: [...spared].map(([verdict, count]) => ({ count, reason: REASONS[verdict] })),
      notUndoable: whatStays(changes),
    },
  }
}

type Judged = {
  readonly verdict: Verdict
  readonly now: { readonly ours: FieldValue; readonly theirs: FieldValue }
}

function judge(change: PushedChange, pairOf: PairOf): Judged {
  const pair = pairOf(change)
  const held = pair && receivingValue(change, pair.ours, pair.theirs)
  const other =
    pair &&
    receivingValue(
      { ...change, choice: change.choice === 'ours' ? 'theirs' : 'ours' },
      pair.ours,
      pair.theirs,
    )
  if (!change.values || held === null || held === undefined || other === undefined) {
    return { verdict: 'pair-gone', now: { ours: null, theirs: null } }
  }
  const isOurs = change.choice === 'ours'
  const now = isOurs ? { ours: other ?? null, theirs: held } : { ours: held, theirs: other ?? null }
  return { verdict: verdictOn(change, change.values, held), now }
}

function verdictOn(
  change: PushedChange,
  { before, after }: { readonly before: FieldValue; readonly after: FieldValue },
  held: FieldValue,
): Verdict {
  if (change.isDecidedAnew) return 'decided'
  if (sameReceived(change, held, before)) return 'earlier'
  if (change.field === 'images') return 'images'
  if (change.field === 'option-names' && !areGivenBackByNames(before, after)) return 'options'
  const isStockOfShopify = change.field === 'stock' && change.choice === 'ours'
  if (!sameReceived(change, held, after)) return isStockOfShopify ? 'sold' : 'changed'
  if (isStockOfShopify && typeof before === 'string' && Number(before) < 0) return 'oversold'
  return 'restorable'
}

/** Options that were renamed or moved come back with their names; of others the values are gone. */
function areGivenBackByNames(before: FieldValue, after: FieldValue): boolean {
  const was = itemsOf(before)
  const is = itemsOf(after)
  return !haveOptionsMoved(was, is) || newPlaces(was, is) !== null
}
