import { ruleFor } from '@shared/catalog/sold-out'
import type { StateStore, StockEntry } from '../ports'
import { stockSettings } from '../stock-settings'
import { linkedPair } from './linked-pair'
import type { EntryGround } from './plan-entry'

/** Reads what the plans of some entries stand on, each product once. */
export function entryGrounds(store: StateStore): (entry: StockEntry) => EntryGround | null {
  const isNotCompared = store.rules.policies().stock === 'never'
  const settings = stockSettings(store.runs)
  const maySwitchOn = settings.maySwitchOn()
  const ruleOfStore = settings.soldOutRule()
  const known = new Map<string, EntryGround | null>()
  const read = (amsProductId: string): EntryGround | null => {
    const pair = linkedPair(store, amsProductId)
    if (!pair) return null
    const { ours, theirs } = pair
    const decided = new Set(
      store.outbox
        .waitingEntries(ours.id)
        .filter(({ field, choice }) => field === 'stock' && choice === 'theirs')
        .map(({ amsVariantId }) => amsVariantId),
    )
    const rules = store.soldOut.rulesOf(ours.id)
    return {
      ruleOf: (variant) =>
        ruleFor(variant, {
          variant: rules.get(variant.id) ?? null,
          product: rules.get('') ?? null,
          store: ruleOfStore,
        }),
      ours,
      theirs,
      base: store.comparison.baseOf(ours.id, theirs.id),
      isDecided: (amsVariantId) => decided.has(amsVariantId),
      maySwitchOn,
      isNotCompared,
    }
  }
  return ({ amsProductId }) => {
    const found = known.get(amsProductId)
    if (found !== undefined) return found
    const ground = read(amsProductId)
    known.set(amsProductId, ground)
    return ground
  }
}
