import { z } from 'zod'
import { amsValues, isSame, PICTURES, productGid, storeValues, variantGid } from '../world/fields'
import type { EntryFact } from '../world/state-view'
import { hold } from '../world/violation'
import type { World } from '../world/world'
import { isDeletion } from './deletions'
import { textOf } from './written-values'

export function doneIds(world: World): ReadonlySet<number> {
  return new Set(doneEntries(world).map(({ id }) => id))
}

/** Where a push says "done", Shopify holds the decided value, or did until somebody changed it again (R1). */
export function holdDone(world: World, before: ReadonlySet<number>): void {
  holdDeleted(world, before)
  for (const entry of doneEntries(world)) {
    if (before.has(entry.id) || isDeletion(entry)) continue
    // Pictures are held against one another where the two sides say to agree.
    if (PICTURES.has(entry.field ?? '')) continue
    const wanted = textOf(entry.ours)
    const place = `${entry.shopify_variant_id ?? ''}|${entry.field}`
    const isThere = (value: string | null | undefined): boolean =>
      value !== undefined && isSame(entry.field ?? '', value, wanted)
    const wasThere = world.journal.changes.some(
      (change) =>
        change.productId === entry.shopify_product_id &&
        change.place === place &&
        (isThere(change.before) || isThere(change.after)),
    )
    // Values stand side by side with those of an option that another admin added meanwhile.
    const haveOptionsChanged = world.journal.changes.some(
      ({ by, productId, place: changed }) =>
        by === 'admin' && productId === entry.shopify_product_id && changed === '|option-names',
    )
    if (entry.field === 'option-values' && haveOptionsChanged) continue
    const now = valueNow(world, entry, place)
    // AMS itself may have come round to Shopify's value since the decision: they agree, nothing is to be sent.
    const isAgreed = now !== undefined && isSame(entry.field ?? '', amsNow(world, entry), now)
    // The names that were decided stand beside one that was added between the read and the write.
    const isBesideAnother =
      entry.field === 'option-names' && haveOptionsChanged && isPartOf(wanted, now)
    // A count is set all the same where somebody ended the counting in that gap.
    const endedCounting = world.journal.changes.some(
      ({ by, place: changed, after }) => by === 'admin' && changed === place && after === null,
    )
    const isUncounted = entry.field === 'stock' && now === null && endedCounting
    hold(
      wasThere || isThere(now) || isAgreed || isBesideAnother || isUncounted,
      'R1',
      () =>
        `entry ${entry.id} is done, but Shopify has "${now}" for ${place} instead of "${wanted}"`,
    )
  }
}

/** Whether one list, as text, has all items of another. */
function isPartOf(part: string | null, whole: string | null | undefined): boolean {
  const items = z.array(z.string())
  const all = items.parse(JSON.parse(whole ?? '[]'))
  return items.parse(JSON.parse(part ?? '[]')).every((item) => all.includes(item))
}

/** A deletion is done when the variant is gone, and it never comes back by itself. */
function holdDeleted(world: World, before: ReadonlySet<number>): void {
  const there = new Set([...world.store.store.variants.values()].map(variantGid))
  for (const entry of doneEntries(world).filter(isDeletion)) {
    hold(
      before.has(entry.id) || !there.has(entry.shopify_variant_id ?? ''),
      'deletions',
      () => `entry ${entry.id} is done, but ${entry.shopify_variant_id} is there`,
    )
  }
}

function doneEntries(world: World): EntryFact[] {
  return world.process.view
    .entries()
    .filter(
      (entry) =>
        entry.state === 'done' &&
        entry.direction === 'to-shopify' &&
        (isDeletion(entry) || (entry.kind === 'field' && entry.field !== 'status')),
    )
}

function amsNow(world: World, { ams_product_id, ams_variant_id, field }: EntryFact): string | null {
  const product = world.process.store.ams.product(ams_product_id ?? '')
  return (product && amsValues(product).get(`${ams_variant_id ?? ''}|${field}`)) ?? null
}

function valueNow(world: World, entry: EntryFact, place: string): string | null | undefined {
  const product = [...world.store.store.products.values()].find(
    (candidate) => productGid(candidate) === entry.shopify_product_id,
  )
  return product && storeValues(product).get(place)
}
