import { availableToPush } from '@shared/catalog/available-stock'
import { toMoneyText } from '@shared/catalog/money'
import type { AmsProduct, AmsVariant, ShopProduct, ShopVariant } from '@shared/catalog/product'
import { inGroups } from '@shared/in-groups'
import { sameValue } from '../fields'
import { isDeletion, renamed, type ValueRename, valueRenames } from '../planning'
import type { OutboxEntry, ProductChanges, ProductWrite, VariantChanges } from '../ports'
import { withEarlierValues } from '../restoring'
import { newVariant } from './new-records'
import { planImages } from './plan-images'
import { planOptionWrites } from './plan-options'
import type { PlannedWrite } from './planned-write'

/** The Shopify status of what AMS calls inactive: nobody can buy it, and it is not put away. */
export const TAKEN_OFF_SALE = 'DRAFT'

/**
 * The requests that carry decided AMS values to one linked product, in the order in which they must
 * be sent: options come first, because variant values are addressed by option name; what deletes comes
 * last, so that a push that ends early has taken nothing away.
 */
export function planWrites(
  entries: readonly OutboxEntry[],
  held: AmsProduct,
  theirs: ShopProduct,
  newKey: () => string,
): PlannedWrite[] {
  const ours = withEarlierValues(entries, held, theirs)
  const options = entries.filter((entry) => entry.field === 'option-names')
  const optionNames = options.length > 0 ? ours.optionNames : theirs.optionNames
  const values = decidedValues(entries, ours, theirs)
  return [
    ...options.flatMap((entry) => planOptionWrites(entry, ours, theirs)),
    ...planValueRenames(values, optionNames, theirs.id),
    ...planProductUpdate(entries, ours, theirs.id),
    ...planVariantUpdate(
      entries.filter((entry) => !isRenamedAway(entry, values)),
      ours,
      theirs.id,
      optionNames,
    ),
    ...planVariantCreation(entries, ours, theirs, optionNames),
    ...planStock(entries, ours, theirs, newKey),
    ...planImages(entries, ours, theirs),
    ...planVariantDeletion(entries, theirs.id),
  ]
}

function planVariantDeletion(
  entries: readonly OutboxEntry[],
  productId: string,
): readonly PlannedWrite[] {
  const deleted = entries.filter((entry) => isDeletion(entry) && entry.shopifyVariantId !== null)
  return inGroups(deleted, LONGEST_LIST).map((entries) => ({
    write: {
      kind: 'delete-variants',
      productId,
      variantIds: entries.flatMap(({ shopifyVariantId }) => shopifyVariantId ?? []),
    },
    entries,
    rows: [],
  }))
}

/** Longest list in a request, but for the variants of a product (Admin API, "Input array limits"). */
const LONGEST_LIST = 250

/** Decided option values with both sides' variants, and the renames that carry them out. */
type DecidedValues = {
  readonly linked: readonly {
    readonly entry: OutboxEntry
    readonly ours: AmsVariant
    readonly theirs: ShopVariant
  }[]
  readonly renames: readonly ValueRename[]
}

function decidedValues(
  entries: readonly OutboxEntry[],
  ours: AmsProduct,
  theirs: ShopProduct,
): DecidedValues {
  const linked = entries.flatMap((entry) => {
    const our = ours.variants.find(({ id }) => id === entry.amsVariantId)
    const their = theirs.variants.find(({ id }) => id === entry.shopifyVariantId)
    return entry.field === 'option-values' && our && their
      ? [{ entry, ours: our, theirs: their }]
      : []
  })
  return { linked, renames: valueRenames(linked, theirs.variants) }
}

function planValueRenames(
  { linked, renames }: DecidedValues,
  optionNames: readonly string[],
  productId: string,
): readonly PlannedWrite[] {
  return optionNames.flatMap((optionName, option) => {
    const ofOption = renames.filter((rename) => rename.option === option)
    if (ofOption.length === 0) return []
    const isCarried = ({ theirs }: DecidedValues['linked'][number]): boolean =>
      ofOption.some(({ from }) => theirs.optionValues[option] === from)
    const write: ProductWrite = {
      kind: 'rename-values',
      productId,
      optionName,
      renames: ofOption.map(({ from, to }) => ({ from, to })),
    }
    return [{ write, entries: linked.filter(isCarried).map(({ entry }) => entry), rows: [] }]
  })
}

/** True for option values that the renames alone make what was decided. */
function isRenamedAway(entry: OutboxEntry, { linked, renames }: DecidedValues): boolean {
  const found = linked.find((candidate) => candidate.entry === entry)
  return (
    found !== undefined &&
    renames.length > 0 &&
    sameValue('list', renamed(found.theirs.optionValues, renames), found.ours.optionValues)
  )
}

function planProductUpdate(
  entries: readonly OutboxEntry[],
  ours: AmsProduct,
  productId: string,
): readonly PlannedWrite[] {
  const carried: OutboxEntry[] = []
  let changes: ProductChanges = {}
  for (const entry of entries) {
    const change = productChange(entry, ours)
    if (!change) continue
    changes = { ...changes, ...change }
    carried.push(entry)
  }
  if (carried.length === 0) return []
  return [{ write: { kind: 'update-product', productId, changes }, entries: carried, rows: [] }]
}

function productChange(entry: OutboxEntry, ours: AmsProduct): ProductChanges | null {
  switch (entry.field) {
    case 'name':
      return { title: ours.name }
    case 'description':
      return { descriptionHtml: ours.descriptionHtml }
    case 'vendor':
      return { vendor: ours.vendor }
    case 'category':
      return { productType: ours.category }
    case 'shopify-status':
      return { status: ours.shopifyStatus }
    case 'status':
      // Inactive in AMS means that nobody shall buy it: Draft hides it and keeps everything else.
      return { status: entry.restores ? ours.shopifyStatus : TAKEN_OFF_SALE }
    case 'option-names':
    case 'sku':
    case 'retail-price':
    case 'option-values':
    case 'stock':
    case 'images':
    case 'image-order':
    case 'image-alts':
    case 'variant-image':
    case null:
      return null
  }
}

function planVariantUpdate(
  entries: readonly OutboxEntry[],
  ours: AmsProduct,
  productId: string,
  optionNames: readonly string[],
): readonly PlannedWrite[] {
  const byVariant = new Map<string, { changes: VariantChanges; entries: OutboxEntry[] }>()
  for (const entry of entries) {
    const variant = ours.variants.find(({ id }) => id === entry.amsVariantId)
    const change = variant && variantChange(entry, variant)
    if (!change || entry.shopifyVariantId === null) continue
    const known = byVariant.get(entry.shopifyVariantId)
    byVariant.set(entry.shopifyVariantId, {
      changes: { ...known?.changes, ...change, variantId: entry.shopifyVariantId },
      entries: [...(known?.entries ?? []), entry],
    })
  }
  const rows = [...byVariant.values()]
  if (rows.length === 0) return []
  return [
    {
      write: {
        kind: 'update-variants',
        productId,
        optionNames,
        variants: rows.map((row) => row.changes),
      },
      entries: rows.flatMap((row) => row.entries),
      rows: rows.map((row) => row.entries),
    },
  ]
}

function variantChange(
  entry: OutboxEntry,
  variant: AmsVariant,
): Omit<VariantChanges, 'variantId'> | null {
  if (entry.kind !== 'field') return null
  switch (entry.field) {
    case 'sku':
      return { sku: variant.sku }
    case 'retail-price':
      // AMS without a price has nothing to send; the comparison offers only Shopify's value then.
      return variant.retailPrice === null ? null : { price: toMoneyText(variant.retailPrice) }
    case 'option-values':
      return { optionValues: variant.optionValues }
    default:
      return null
  }
}

/** With no unit to sell: the count follows by the queue of the stock, with its row in the Push Log. */
function planVariantCreation(
  entries: readonly OutboxEntry[],
  ours: AmsProduct,
  { id: productId, stockLocationId }: ShopProduct,
  optionNames: readonly string[],
): readonly PlannedWrite[] {
  const rows = entries.flatMap((entry) => {
    const variant = ours.variants.find(({ id }) => id === entry.amsVariantId)
    return entry.kind === 'variant' && variant ? [{ entry, variant }] : []
  })
  if (rows.length === 0) return []
  return [
    {
      write: {
        kind: 'create-variants',
        productId,
        optionNames,
        variants: rows.map(({ variant }) => newVariant(variant)),
        stocked:
          stockLocationId === undefined ? null : { locationId: stockLocationId, available: 0 },
      },
      entries: rows.map(({ entry }) => entry),
      rows: rows.map(({ entry }) => [entry]),
    },
  ]
}

/**
 * Counts are set against the value that was just read, so a sale in between makes Shopify refuse them
 * instead of selling the same unit twice (`changeFromQuantity`, Admin API 2026-04).
 */
function planStock(
  entries: readonly OutboxEntry[],
  ours: AmsProduct,
  theirs: ShopProduct,
  newKey: () => string,
): readonly PlannedWrite[] {
  const { stockLocationId: locationId } = theirs
  if (locationId === undefined) return []
  const rows = entries.flatMap((entry) => {
    const our = ours.variants.find(({ id }) => id === entry.amsVariantId)
    const their = theirs.variants.find(({ id }) => id === entry.shopifyVariantId)
    const quantity = our && availableToPush(our, their?.webOrders)
    if (entry.field !== 'stock' || !their || quantity === null || quantity === undefined) return []
    const { inventoryItemId, available: changeFromQuantity, webOrders } = their
    const row = { inventoryItemId, quantity, changeFromQuantity }
    return [{ entry, row: webOrders === undefined ? row : { ...row, webOrders } }]
  })
  return inGroups(rows, LONGEST_LIST).map((list) => ({
    write: {
      kind: 'set-stock',
      productId: theirs.id,
      idempotencyKey: newKey(),
      locationId,
      rows: list.map(({ row }) => row),
    },
    entries: list.map(({ entry }) => entry),
    rows: list.map(({ entry }) => [entry]),
  }))
}
