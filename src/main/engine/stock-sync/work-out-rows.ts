import type { StockHold } from '@shared/contract/stock-sync'
import { t } from '@shared/words/words'
import type { StateStore, StockEntry, StockLevel, StockToSend } from '../ports'
import { entryGrounds } from './entry-grounds'
import type { KnownCount } from './pairs-after'
import {
  agreedCount,
  CHANGED_IN_SHOPIFY,
  held,
  isForAPerson,
  mayFollow,
  planEntry,
  quantityAt,
} from './plan-entry'

type Aside = Parameters<StateStore['stockSync']['putAside']>[0][number]

/** What some entries come to, with what Shopify has of them at this moment. */
export type WorkedOut = {
  readonly send: readonly StockToSend[]
  readonly aside: readonly Aside[]
  /** Shopify has AMS's count already. */
  readonly agreed: readonly KnownCount[]
}

/** The items that have to be read before these entries can go, and what can't go whatever is read. */
export function itemsToRead(
  store: StateStore,
  entries: readonly StockEntry[],
): { readonly items: readonly string[]; readonly aside: readonly Aside[] } {
  const groundOf = entryGrounds(store)
  const items: string[] = []
  const aside: Aside[] = []
  for (const entry of entries) {
    const plan = planEntry(entry, groundOf(entry))
    if (plan.kind === 'send') items.push(plan.theirs.inventoryItemId)
    else aside.push(toAside(entry, plan))
  }
  return { items, aside }
}

/** What Shopify said against preparing an item. */
export type Refused = { readonly hold: StockHold; readonly reason: string }

/**
 * As AMS stands at this moment, which may be further on than when the read began. `refused`: by the
 * item's id; `switchedOn`: items that Shopify counts because Concord had it begin.
 */
export function workOutRows(
  store: StateStore,
  entries: readonly StockEntry[],
  levels: ReadonlyMap<string, StockLevel>,
  refused: ReadonlyMap<string, Refused>,
  switchedOn: ReadonlySet<string>,
): WorkedOut {
  const groundOf = entryGrounds(store)
  const send: StockToSend[] = []
  const aside: Aside[] = []
  const agreed: KnownCount[] = []
  for (const entry of store.stockSync.stillWaiting(entries.map(({ id }) => id))) {
    const ground = groundOf(entry)
    const plan = planEntry(entry, ground)
    if (!ground || plan.kind !== 'send') {
      if (plan.kind !== 'send') aside.push(toAside(entry, plan))
      continue
    }
    const { ours, theirs } = plan
    const level = levels.get(theirs.inventoryItemId)
    const against = refused.get(theirs.inventoryItemId)
    if (against !== undefined) aside.push({ id: entry.id, ...against })
    else if (!level) {
      const reason = t`Shopify has this variant no more. The next sync shows it in Compare.`
      aside.push({ id: entry.id, hold: 'not-stocked', reason })
    } else if (!level.tracked) aside.push(toAside(entry, held('untracked')))
    else if (level.available === null) aside.push(toAside(entry, held('not-stocked')))
    else {
      const { available: changeFromQuantity, webOrders = 0 } = level
      const quantity = quantityAt(ours, level)
      const agreedOn = agreedCount(ground, ours.id)
      if (isForAPerson(entry, agreedOn, { available: changeFromQuantity, quantity })) {
        aside.push({ id: entry.id, hold: null, reason: CHANGED_IN_SHOPIFY })
        continue
      }
      if (changeFromQuantity === quantity) {
        agreed.push({ entry, quantity, webOrders })
        continue
      }
      // Somebody else had Shopify count it since it was last read: that first count is a person's to decide.
      const isMeant = mayFollow(entry, ours, agreedOn) || switchedOn.has(theirs.inventoryItemId)
      if (!isMeant) {
        aside.push(toAside(entry, held('never-agreed')))
        continue
      }
      send.push({
        entry,
        productName: ground.ours.name,
        variantLabel: ours.optionValues.join(', '),
        sku: ours.sku,
        inventoryItemId: theirs.inventoryItemId,
        stock: ours,
        webOrders,
        rule: ground.ruleOf(ours),
        quantity,
        changeFromQuantity,
      })
    }
  }
  return { send, aside, agreed }
}

function toAside(
  { id }: StockEntry,
  plan: Exclude<ReturnType<typeof planEntry>, { kind: 'send' }>,
): Aside {
  return { id, hold: plan.kind === 'hold' ? plan.hold : null, reason: plan.reason }
}
