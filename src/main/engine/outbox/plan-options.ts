import type { AmsProduct, AmsVariant, ShopProduct, ShopVariant } from '@shared/catalog/product'
import { itemsOf } from '@shared/fields/items-of'
import { sameValue } from '../fields'
import { matchVariants } from '../matching'
import {
  changeForAms,
  changeForShopify,
  haveOptionsMoved,
  movedValues,
  type OptionChange,
} from '../options'
import type { OutboxEntry, ProductWrite } from '../ports'
import { applyWrite } from './apply-write'
import type { PlannedWrite } from './planned-write'

/** The requests that carry decided options, with what an earlier round left to do. */
export function planOptionWrites(
  entry: OutboxEntry,
  ours: AmsProduct,
  theirs: ShopProduct,
): readonly PlannedWrite[] {
  const left = planAddedValues(addedSince(entry, ours, theirs), ours, theirs)
  return [...(left ? [left] : []), ...(planOptions(ours, theirs) ?? [])].map((write) => ({
    write,
    entries: [entry],
    rows: write.kind === 'update-variants' ? write.variants.map(() => [entry]) : [],
  }))
}

/**
 * The writes that give Shopify the options of AMS, in the order in which they must be sent: what goes
 * makes room first, and the order is told last, when all options are there. Null where Shopify can't
 * have them: a variant would be lost or be made equal to another, or nothing says which option is which.
 */
function planOptions(ours: AmsProduct, theirs: ShopProduct): ProductWrite[] | null {
  const linked = linkedOf(ours, theirs)
  const change = changeForShopify({ ours, theirs, linked })
  if (change.kind === 'impossible') return null
  const productId = theirs.id
  const writes: ProductWrite[] = []
  if (change.removed.length > 0) {
    const names = change.removed.map((at) => theirs.optionNames[at] ?? '')
    writes.push({ kind: 'delete-options', productId, names })
  }
  for (const { at, to } of change.kept) {
    const name = { from: theirs.optionNames[at] ?? '', to: ours.optionNames[to] ?? '' }
    if (name.from !== name.to) writes.push({ kind: 'rename-option', productId, ...name })
  }
  if (change.added.length > 0) {
    const options = change.added.map((at) => ({
      name: ours.optionNames[at] ?? '',
      values: addedValues(at, linked),
    }))
    writes.push({ kind: 'create-options', productId, options })
  }
  writes.push(
    ...planRest(
      ours,
      writes.reduce((so, write) => applyWrite(write, so), theirs),
      change,
    ),
  )
  return writes
}

/**
 * What is left to do of added options that are there by now, with every variant on their first value:
 * the other values, and the order. It is sent after the creation, and after a lost answer by itself.
 */
function planRest(ours: AmsProduct, theirs: ShopProduct, { added }: OptionChange): ProductWrite[] {
  const names = added.map((at) => ours.optionNames[at] ?? '')
  const writes: ProductWrite[] = []
  const values = planAddedValues(names, ours, theirs)
  if (values) writes.push(values)
  const isInPlace = sameValue('list', theirs.optionNames, ours.optionNames)
  if (!isInPlace) {
    const productId = theirs.id
    writes.push({ kind: 'reorder-options', productId, names: ours.optionNames })
  }
  return writes
}

/**
 * Variants that are on the first value of an option that Concord added and shall have another one. What
 * somebody chose meanwhile is left alone. Null where there is nothing to do.
 */
export function planAddedValues(
  names: readonly string[],
  ours: AmsProduct,
  theirs: ShopProduct,
): Extract<ProductWrite, { kind: 'update-variants' }> | null {
  const linked = linkedOf(ours, theirs)
  const added = names.map((name) => {
    const of = ours.optionNames.indexOf(name)
    return { of, at: placeOf(name, theirs), first: addedValues(of, linked)[0] ?? '' }
  })
  const variants = linked.flatMap((pair) => {
    const wanted = added.map(({ of, at, first }) => {
      const now = pair.theirs.optionValues[at] ?? ''
      const value = pair.ours.optionValues[of] ?? ''
      const isFirst = sameValue('text', now, first)
      return isFirst && value.trim() !== '' ? value : now
    })
    const isThere = added.every(({ at }, index) =>
      sameValue('text', pair.theirs.optionValues[at] ?? '', wanted[index] ?? ''),
    )
    return isThere ? [] : [{ variantId: pair.theirs.id, optionValues: wanted }]
  })
  if (variants.length === 0) return null
  return { kind: 'update-variants', productId: theirs.id, optionNames: names, variants }
}

/** Options that Shopify did not have when the person looked, and has by now as AMS has them. */
export function addedSince(
  { theirs: seen }: OutboxEntry,
  ours: AmsProduct,
  theirs: ShopProduct,
): string[] {
  const before = itemsOf(seen)
  if (before.length >= ours.optionNames.length) return []
  return ours.optionNames.filter(
    (name) => !before.some((other) => sameValue('text', other, name)) && placeOf(name, theirs) >= 0,
  )
}

/** The AMS product with the options of Shopify: names, order, and the values of options that are new. */
export function withShopOptions(ours: AmsProduct, theirs: ShopProduct): AmsProduct {
  const { optionNames } = theirs
  if (!haveOptionsMoved(ours.optionNames, optionNames)) return { ...ours, optionNames }
  const linked = linkedOf(ours, theirs)
  const change = changeForAms({ ours, theirs, linked })
  if (change.kind === 'impossible') return ours
  const theirsOf = new Map(linked.map((pair) => [pair.ours.id, pair.theirs]))
  return {
    ...ours,
    optionNames,
    variants: ours.variants.map((variant) => ({
      ...variant,
      optionValues: movedValues(
        change,
        variant.optionValues,
        (to) => theirsOf.get(variant.id)?.optionValues[to] ?? '',
      ),
    })),
  }
}

/** Why options that moved can't be carried over, as a person reads it; null where they can. */
export function whyOptionsStay(
  { choice }: Pick<OutboxEntry, 'choice'>,
  ours: AmsProduct,
  theirs: ShopProduct,
): string | null {
  if (!haveOptionsMoved(ours.optionNames, theirs.optionNames)) return null
  const pair = { ours, theirs, linked: linkedOf(ours, theirs) }
  const change = choice === 'ours' ? changeForShopify(pair) : changeForAms(pair)
  return change.kind === 'impossible' ? change.why : null
}

type Linked = readonly { readonly ours: AmsVariant; readonly theirs: ShopVariant }[]

/** In the order of AMS's variants, so that the first value of an option is the same one each time. */
function linkedOf(ours: AmsProduct, theirs: ShopProduct): Linked {
  const { pairs } = matchVariants(ours.variants, theirs.variants)
  return ours.variants.flatMap((variant) => pairs.filter((pair) => pair.ours.id === variant.id))
}

/** Values of an AMS option on variants that Shopify has, in the order of AMS's variants. */
function addedValues(at: number, linked: Linked): string[] {
  return [...new Set(linked.map(({ ours }) => ours.optionValues[at]?.trim() ?? ''))]
}

function placeOf(name: string, { optionNames }: ShopProduct): number {
  return optionNames.findIndex((other) => sameValue('text', other, name))
}
