import { toWireImage } from '@shared/ams-http/to-content'
import type { AmsProduct, AmsVariant } from '@shared/catalog/product'
import type { FieldKind } from '@shared/fields/field-registry'
import { OPTIONS_WHOLE, REMOVED_WHOLE } from '../ports'

/** Where a value of a product stands; `variantId` is "" for the product itself. */
export type Place = { readonly variantId: string; readonly field: string }

/** That one side has the variant, or with no variant the product, no more. */
export const REMOVED = REMOVED_WHOLE.field
export const OPTIONS = OPTIONS_WHOLE.field
export const ON_HAND = 'onHand'
export const COMMITMENTS = 'wholesaleCommitments'

/** A value that is merged and sent by itself. `kind`: when two of them say the same. */
export type PlacedField<T> = {
  readonly field: string
  readonly kind: FieldKind
  readonly read: (of: T) => unknown
  /** `to` with the value that `from` has. */
  readonly copy: (to: T, from: T) => T
}

function plain<T, K extends keyof T & string>(field: K, kind: FieldKind): PlacedField<T> {
  return {
    field,
    kind,
    read: (of) => of[field],
    copy: (to, from) => ({ ...to, [field]: from[field] }),
  }
}

const PRODUCT_FIELDS: readonly PlacedField<AmsProduct>[] = [
  plain('name', 'text'),
  plain('descriptionHtml', 'html'),
  plain('vendor', 'text'),
  plain('category', 'text'),
  plain('status', 'exact'),
  plain('shopifyStatus', 'exact'),
  plain('shopifyProductId', 'exact'),
  {
    // The file beside a catalog file is on this computer alone.
    ...plain<AmsProduct, 'images'>('images', 'exact'),
    read: ({ images }) => images.map(toWireImage),
  },
]

const VARIANT_FIELDS: readonly PlacedField<AmsVariant>[] = [
  plain('sku', 'exact'),
  plain('retailPrice', 'money'),
  plain('optionValues', 'list'),
  plain('shopifyVariantId', 'exact'),
  plain('imageId', 'exact'),
]

type WithOwnValues = { readonly amsOnly: Readonly<Record<string, string>> }

function ownValue<T extends WithOwnValues>(key: string): PlacedField<T> {
  return {
    field: `amsOnly.${key}`,
    kind: 'exact',
    read: ({ amsOnly }) => amsOnly[key] ?? null,
    copy: (to, { amsOnly }) => {
      const { [key]: _, ...others } = to.amsOnly
      const value = amsOnly[key]
      return { ...to, amsOnly: value === undefined ? others : { ...others, [key]: value } }
    },
  }
}

function ownValues<T extends WithOwnValues>(of: readonly T[]): PlacedField<T>[] {
  const keys = new Set(of.flatMap(({ amsOnly }) => Object.keys(amsOnly)))
  return [...keys].sort().map((key) => ownValue<T>(key))
}

/** The fields of a product itself that any of these has. */
export function productFieldsOf(products: readonly AmsProduct[]): PlacedField<AmsProduct>[] {
  return [...PRODUCT_FIELDS, ...ownValues(products)]
}

export function variantFieldsOf(variants: readonly AmsVariant[]): PlacedField<AmsVariant>[] {
  return [...VARIANT_FIELDS, ...ownValues(variants)]
}

export function placeKey({ variantId, field }: Place): string {
  return `${variantId}|${field}`
}

export function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

export function variantOf(product: AmsProduct, id: string): AmsVariant | undefined {
  return product.variants.find((variant) => variant.id === id)
}

/** `to` with the value at a place that `from` has; where only one of the two has the variant, as it is. */
export function withPlace(to: AmsProduct, from: AmsProduct, place: Place): AmsProduct {
  const { variantId, field } = place
  if (field === OPTIONS) return withOptions(to, from)
  if (variantId === '') {
    const found = productFieldsOf([to, from]).find((one) => one.field === field)
    return found ? found.copy(to, from) : to
  }
  const source = variantOf(from, variantId)
  if (field === REMOVED && !source) {
    return { ...to, variants: to.variants.filter(({ id }) => id !== variantId) }
  }
  if (!source) return to
  const variants = to.variants.map((variant) =>
    variant.id === variantId ? withField(variant, source, field) : variant,
  )
  return { ...to, variants }
}

function withField(to: AmsVariant, from: AmsVariant, field: string): AmsVariant {
  if (field === ON_HAND) return { ...to, onHand: from.onHand }
  if (field === COMMITMENTS) return { ...to, wholesaleCommitments: from.wholesaleCommitments }
  const found = variantFieldsOf([to, from]).find((one) => one.field === field)
  return found ? found.copy(to, from) : to
}

/** All option names and values of the one, for the variants that both have. */
export function withOptions(to: AmsProduct, from: AmsProduct): AmsProduct {
  const variants = to.variants.map((variant) => ({
    ...variant,
    optionValues: variantOf(from, variant.id)?.optionValues ?? variant.optionValues,
  }))
  return { ...to, optionNames: from.optionNames, variants }
}

/** The value at a place in words, for whoever decides about it. */
export function valueAt(product: AmsProduct, { variantId, field }: Place): string {
  if (field === OPTIONS) return product.optionNames.join(' / ')
  const variant = variantOf(product, variantId)
  if (variantId !== '' && !variant) return ''
  if (field === REMOVED) return product.name
  if (field === ON_HAND) return String(variant?.onHand ?? '')
  if (field === COMMITMENTS) return String(variant?.wholesaleCommitments ?? 0)
  const value = variant
    ? variantFieldsOf([variant])
        .find((one) => one.field === field)
        ?.read(variant)
    : productFieldsOf([product])
        .find((one) => one.field === field)
        ?.read(product)
  return toText(field, value)
}

function toText(field: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return JSON.stringify(value)
  return field === 'images' ? String(value.length) : value.join(' / ')
}
