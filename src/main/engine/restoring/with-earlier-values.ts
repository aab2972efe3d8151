import { webOrdersOf } from '@shared/catalog/available-stock'
import { altsOf, amsImageLabel, withAlts } from '@shared/catalog/image-labels'
import { orderedLike } from '@shared/catalog/order-of-images'
import {
  type AmsProduct,
  type AmsStatus,
  type AmsVariant,
  isShopifyStatus,
  type ShopifyStatus,
  type ShopProduct,
} from '@shared/catalog/product'
import type { FieldValue } from '@shared/fields/field-registry'
import { newPlaces } from '../options'
import type { OutboxEntry } from '../ports'

/**
 * The AMS product with the earlier values of the roll backs among these entries. For those towards AMS
 * that is what AMS holds from then on; for those towards Shopify it is only what is sent, because AMS
 * keeps its own value.
 */
export function withEarlierValues(
  entries: readonly OutboxEntry[],
  product: AmsProduct,
  theirs: ShopProduct,
): AmsProduct {
  return entries.reduce(
    (so, entry) => (entry.restores ? withValue(entry, entry.restores.value, so, theirs) : so),
    product,
  )
}

function withValue(
  entry: OutboxEntry,
  value: FieldValue,
  product: AmsProduct,
  theirs: ShopProduct,
): AmsProduct {
  const isForAms = entry.choice === 'theirs'
  switch (entry.field) {
    case 'name':
      return { ...product, name: textOf(value) }
    case 'description':
      return { ...product, descriptionHtml: textOf(value) }
    case 'vendor':
      return { ...product, vendor: textOf(value) }
    case 'category':
      return { ...product, category: textOf(value) }
    case 'option-names':
      return withOptions(product, listOf(value))
    case 'shopify-status':
      return { ...product, shopifyStatus: shopifyStatusOf(value) }
    case 'status':
      return isForAms
        ? { ...product, status: amsStatusOf(value) }
        : { ...product, shopifyStatus: shopifyStatusOf(value) }
    case 'sku':
      return withVariant(entry, product, () => ({ sku: textOf(value) }))
    case 'retail-price':
      return withVariant(entry, product, () => ({ retailPrice: priceOf(value) }))
    case 'option-values':
      return withVariant(entry, product, () => ({ optionValues: listOf(value) }))
    case 'stock':
      return withVariant(entry, product, ({ wholesaleCommitments }) => {
        const reserved = wholesaleCommitments + webOrdersOf(theirs, entry.shopifyVariantId)
        return { onHand: unitsOf(value, isForAms ? 0 : reserved) }
      })
    case 'image-order':
      return { ...product, images: orderedLike(product.images, amsImageLabel, listOf(value)) }
    case 'image-alts':
      return withAlts(product, altsOf(listOf(value)))
    case 'variant-image': {
      const image = product.images.find((one) => amsImageLabel(one) === value)
      return withVariant(entry, product, () => ({ imageId: image?.id ?? null }))
    }
    // A picture that was taken away is not made again by a roll back: see what-stays.
    case 'images':
    case null:
      return product
  }
}

/** Where the options only move, the values of the variants move with them. */
function withOptions(product: AmsProduct, optionNames: readonly string[]): AmsProduct {
  const from = newPlaces(product.optionNames, optionNames)
  if (from === null) return { ...product, optionNames }
  return {
    ...product,
    optionNames,
    variants: product.variants.map((variant) => ({
      ...variant,
      optionValues: from.map((place) => variant.optionValues[place] ?? ''),
    })),
  }
}

function withVariant(
  { amsVariantId }: OutboxEntry,
  product: AmsProduct,
  change: (variant: AmsVariant) => Partial<AmsVariant>,
): AmsProduct {
  return {
    ...product,
    variants: product.variants.map((variant) =>
      variant.id === amsVariantId ? { ...variant, ...change(variant) } : variant,
    ),
  }
}

function textOf(value: FieldValue): string {
  if (typeof value === 'string') return value
  throw new TypeError(`Not a text: ${JSON.stringify(value)}`)
}

function listOf(value: FieldValue): readonly string[] {
  if (typeof value === 'object' && value !== null) return value
  throw new TypeError(`Not a list: ${JSON.stringify(value)}`)
}

function priceOf(value: FieldValue): AmsVariant['retailPrice'] {
  return value === null ? null : textOf(value)
}

/** Shopify counts what may be sold on the web; what is reserved comes on top. */
function unitsOf(value: FieldValue, reserved: number): number | null {
  return value === null ? null : Number(textOf(value)) + reserved
}

/** One that AMS can hold; no other is ever decided. Throws a TypeError for any other value. */
export function shopifyStatusOf(value: FieldValue): ShopifyStatus {
  if (typeof value === 'string' && isShopifyStatus(value)) return value
  throw new TypeError(`Not a status of Shopify: ${JSON.stringify(value)}`)
}

function amsStatusOf(value: FieldValue): AmsStatus {
  if (value === 'active' || value === 'inactive') return value
  throw new TypeError(`Not a status of AMS: ${JSON.stringify(value)}`)
}
