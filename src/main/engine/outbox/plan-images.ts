import {
  amsImageLabel,
  labelsOfAms,
  shopImageLabel,
  shownImages,
} from '@shared/catalog/image-labels'
import { insertedLike, type Move, movesTo, orderedLike } from '@shared/catalog/order-of-images'
import type { AmsImage, AmsProduct, ShopImage, ShopProduct } from '@shared/catalog/product'
import { type FieldValue, isAboutImages } from '@shared/fields/field-registry'
import { itemsOf } from '@shared/fields/items-of'
import { inGroups } from '@shared/in-groups'
import type { OutboxEntry, ProductWrite } from '../ports'
import { newPicture } from './new-records'
import type { PlannedWrite } from './planned-write'

/** Pictures of one request: each is fetched and worked through by Shopify before the next request leaves. */
const MOST_AT_ONCE = 10
/** Longest list in a request (Admin API, "Input array limits"). */
const LONGEST_LIST = 250
/** Pairs of variant and picture of a request (`productVariantAppendMedia`). */
const MOST_VARIANTS = 100

/**
 * The requests for decided pictures. What Shopify lacks is attached first, and alone: it gets its ids from Shopify,
 * so the rest is planned on the product as it is read after that. What is taken away goes last.
 */
export function planImages(
  entries: readonly OutboxEntry[],
  ours: AmsProduct,
  theirs: ShopProduct,
): readonly PlannedWrite[] {
  const decided = entries.filter(({ kind, field }) => kind === 'field' && isAboutImages(field))
  if (decided.length === 0) return []
  const missing = missingPictures(decided, ours, theirs)
  if (missing.length > 0) {
    // One that nobody can send holds up none behind it.
    const images = missing.flatMap(({ image }) => newPicture(image) ?? []).slice(0, MOST_AT_ONCE)
    const write: ProductWrite = { kind: 'attach-images', productId: theirs.id, images }
    return images.length === 0 ? [] : [{ write, entries: decided, rows: [] }]
  }
  return [
    ...planAlts(ofField(decided, 'image-alts'), ours, theirs),
    ...planOrder(decided, ours, theirs),
    ...planVariantImages(ofField(decided, 'variant-image'), ours, theirs),
    ...planRemoval(ofField(decided, 'images'), ours, theirs),
  ]
}

/** A picture that Shopify lacks, and the decisions that want it there. */
type Missing = { readonly image: AmsImage; readonly wantedBy: readonly OutboxEntry[] }

/** Each once, in the order in which AMS shows them. */
export function missingPictures(
  entries: readonly OutboxEntry[],
  ours: AmsProduct,
  theirs: ShopProduct,
): readonly Missing[] {
  const there = new Set(theirs.images.map(shopImageLabel))
  const found = new Map<string, { image: AmsImage; wantedBy: OutboxEntry[] }>()
  for (const image of ours.images) {
    const label = amsImageLabel(image)
    if (there.has(label)) continue
    const wantedBy = entries.filter((entry) => wants(entry, image, ours))
    const known = found.get(label)
    if (known) known.wantedBy.push(...wantedBy.filter((entry) => !known.wantedBy.includes(entry)))
    else if (wantedBy.length > 0) found.set(label, { image, wantedBy })
  }
  return [...found.values()]
}

function wants({ field, amsVariantId }: OutboxEntry, image: AmsImage, ours: AmsProduct): boolean {
  if (field === 'images') return true
  if (field !== 'variant-image') return false
  return ours.variants.find(({ id }) => id === amsVariantId)?.imageId === image.id
}

function planAlts(
  entries: readonly OutboxEntry[],
  ours: AmsProduct,
  theirs: ShopProduct,
): readonly PlannedWrite[] {
  const alts = new Map(ours.images.map((image) => [amsImageLabel(image), image.alt]))
  const changed = shownImages(theirs).flatMap((image) => {
    const alt = alts.get(shopImageLabel(image))
    return alt === undefined || alt === image.alt ? [] : [{ mediaId: image.id, alt }]
  })
  return planned(entries, inGroups(changed, LONGEST_LIST), (images) => ({
    kind: 'set-image-alts',
    productId: theirs.id,
    images,
  }))
}

function planOrder(
  entries: readonly OutboxEntry[],
  ours: AmsProduct,
  theirs: ShopProduct,
): readonly PlannedWrite[] {
  const ordered = ofField(entries, 'image-order')
  const added = ofField(entries, 'images')
  const moves = [...ordered, ...added].length === 0 ? [] : imageMoves(ordered, added, ours, theirs)
  return planned([...ordered, ...added], inGroups(moves, LONGEST_LIST), (group) => ({
    kind: 'reorder-images',
    productId: theirs.id,
    moves: group.map(({ key, position }) => ({ mediaId: key, position })),
  }))
}

/**
 * Moves by media id. Where the order is decided, to AMS's order; pictures that came with `images` alone only go to
 * their own place among those that were there before.
 */
export function imageMoves(
  ordered: readonly OutboxEntry[],
  added: readonly OutboxEntry[],
  ours: AmsProduct,
  theirs: ShopProduct,
): readonly Move[] {
  const order = labelsOfAms(ours)
  const shown = shownImages(theirs)
  const seen = new Set(added.flatMap((entry) => itemsOf(entry.theirs)))
  const isNew = (image: ShopImage): boolean =>
    added.length > 0 && !seen.has(shopImageLabel(image)) && order.includes(shopImageLabel(image))
  const placed = insertedLike(
    shown.filter((image) => !isNew(image)),
    shown.filter(isNew),
    shopImageLabel,
    order,
  )
  const target = ordered.length > 0 ? orderedLike(placed, shopImageLabel, order) : placed
  return movesTo(
    theirs.images.map(({ id }) => id),
    target.map(({ id }) => id),
  )
}

function planVariantImages(
  entries: readonly OutboxEntry[],
  ours: AmsProduct,
  theirs: ShopProduct,
): readonly PlannedWrite[] {
  const mediaOf = new Map(shownImages(theirs).map((image) => [shopImageLabel(image), image.id]))
  const labelOf = new Map(ours.images.map((image) => [image.id, amsImageLabel(image)]))
  const rows = entries.flatMap((entry) => {
    const variant = ours.variants.find(({ id }) => id === entry.amsVariantId)
    if (!variant || entry.shopifyVariantId === null) return []
    const label = variant.imageId === null ? undefined : labelOf.get(variant.imageId)
    const mediaId = label === undefined ? null : mediaOf.get(label)
    return mediaId === undefined
      ? []
      : [{ entry, row: { variantId: entry.shopifyVariantId, mediaId } }]
  })
  return inGroups(rows, MOST_VARIANTS).map((group) => ({
    write: {
      kind: 'set-variant-images',
      productId: theirs.id,
      variants: group.map(({ row }) => row),
    },
    entries: group.map(({ entry }) => entry),
    rows: group.map(({ entry }) => [entry]),
  }))
}

/** Only what the person saw and AMS has not: what came to Shopify since then is nobody's to take away. */
function planRemoval(
  entries: readonly OutboxEntry[],
  ours: AmsProduct,
  theirs: ShopProduct,
): readonly PlannedWrite[] {
  const kept = new Set(labelsOfAms(ours))
  const seen = new Set(entries.flatMap((entry) => itemsOf(entry.theirs)))
  const gone = shownImages(theirs).filter((image) => {
    const label = shopImageLabel(image)
    return seen.has(label) && !kept.has(label)
  })
  return planned(
    entries,
    inGroups(
      gone.map(({ id }) => id),
      LONGEST_LIST,
    ),
    (mediaIds) => ({ kind: 'detach-images', productId: theirs.id, mediaIds }),
  )
}

/**
 * Whether what Shopify shows now may be what a push of `images` left half done: all of it was seen or is AMS's own,
 * and of what was seen only that is gone which AMS does not have.
 */
export function isHalfCarried(now: FieldValue, seen: FieldValue, ours: FieldValue): boolean {
  const before = new Set(itemsOf(seen))
  const wanted = new Set(itemsOf(ours))
  const after = new Set(itemsOf(now))
  return (
    [...after].every((label) => before.has(label) || wanted.has(label)) &&
    [...before].every((label) => after.has(label) || !wanted.has(label))
  )
}

function ofField(entries: readonly OutboxEntry[], field: OutboxEntry['field']): OutboxEntry[] {
  return entries.filter((entry) => entry.field === field)
}

function planned<T>(
  entries: readonly OutboxEntry[],
  groups: readonly T[],
  write: (group: T) => ProductWrite,
): readonly PlannedWrite[] {
  if (entries.length === 0) return []
  return groups.map((group) => ({ write: write(group), entries, rows: [] }))
}
