import { policyStep } from '@shared/catalog/sold-out'
import { t } from '@shared/words/words'
import type { StateStore, StockEntry, StockLevel } from '../ports'
import { entryGrounds } from './entry-grounds'
import { planEntry, quantityAt } from './plan-entry'
import type { StockPorts } from './stock-ports'
import type { Refused } from './work-out-rows'

type Change = {
  readonly shopifyProductId: string
  readonly shopifyVariantId: string
  readonly inventoryItemId: string
  readonly step: ReturnType<typeof policyStep>
}

/**
 * Gives the variants of these entries the policy that the Sold-Out Override wants of them, before their
 * count goes: what is left over when Concord stops in between is done again with the entry. What was there
 * before is kept first, so that it is never forgotten. Gives what Shopify said against it, by item.
 */
export async function applyPolicies(
  { store, gateway }: StockPorts,
  entries: readonly StockEntry[],
  levels: ReadonlyMap<string, StockLevel>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Refused>> {
  const refused = new Map<string, Refused>()
  const changes = changesOf(store, entries, levels)
  for (const { step, shopifyVariantId } of changes) {
    if (step.keep !== null) store.soldOut.keepPolicy(shopifyVariantId, step.keep)
  }
  for (const productId of new Set(changes.map(({ shopifyProductId }) => shopifyProductId))) {
    signal.throwIfAborted()
    const own = changes.filter(({ shopifyProductId }) => shopifyProductId === productId)
    const policies = own.flatMap(({ shopifyVariantId: variantId, step: { set } }) =>
      set === null ? [] : [{ variantId, policy: set }],
    )
    const against =
      policies.length === 0 ? '' : await gateway.stock.setPolicies(productId, policies, signal)
    for (const { step, shopifyVariantId, inventoryItemId } of own) {
      if (against !== '') {
        const reason = t`Shopify refused to change whether it sells on at 0: ${against}`
        refused.set(inventoryItemId, { hold: 'policy-refused', reason })
      } else if (step.keep === null) store.soldOut.keepPolicy(shopifyVariantId, null)
    }
  }
  return refused
}

/** Of the variants for which anything has to be done or remembered. */
function changesOf(
  store: StateStore,
  entries: readonly StockEntry[],
  levels: ReadonlyMap<string, StockLevel>,
): Change[] {
  const groundOf = entryGrounds(store)
  const planned = entries.flatMap((entry) => {
    const ground = groundOf(entry)
    const plan = planEntry(entry, ground)
    const level = plan.kind === 'send' ? levels.get(plan.theirs.inventoryItemId) : undefined
    return ground && plan.kind === 'send' && level ? [{ ground, plan, level }] : []
  })
  const kept = store.soldOut.keptPolicies(planned.map(({ plan }) => plan.theirs.id))
  return planned.flatMap(({ ground, plan: { ours, theirs }, level }) => {
    const before = kept.get(theirs.id) ?? null
    const step = policyStep(ground.ruleOf(ours), quantityAt(ours, level), level.policy, before)
    if (step.set === null && step.keep === before) return []
    return [
      {
        shopifyProductId: ground.theirs.id,
        shopifyVariantId: theirs.id,
        inventoryItemId: theirs.inventoryItemId,
        step,
      },
    ]
  })
}
