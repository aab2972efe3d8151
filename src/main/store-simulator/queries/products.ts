import { z } from 'zod'
import { Connection, type SortKey } from '../connections/connection'
import { instanceOf, objectType } from '../endpoint/object-type'
import { notImplemented } from '../schema/errors'
import { toGid } from '../schema/gid'
import { toDateTime } from '../state/clock'
import {
  type OptionRecord,
  type OptionValueRecord,
  ProductRecord,
  type VariantRecord,
} from '../state/records'
import { mediaConnection } from './media'
import { metafieldConnection, metafieldOf } from './metafields'
import { findPublication, resourcePublications } from './publications'

/** An option as part of its product: position and use of its values can only be known there. */
export class ProductOption {
  readonly product: ProductRecord
  readonly record: OptionRecord
  readonly index: number

  constructor(product: ProductRecord, record: OptionRecord, index: number) {
    this.product = product
    this.record = record
    this.index = index
  }

  hasVariants(value: OptionValueRecord): boolean {
    return this.product.variants.some((variant) => variant.optionValues[this.index] === value)
  }
}

export class ProductOptionValue {
  readonly option: ProductOption
  readonly record: OptionValueRecord

  constructor(option: ProductOption, record: OptionValueRecord) {
    this.option = option
    this.record = record
  }
}

/** `product(id:) { variants(first: 2048) }` is the one list that may be longer than 250. */
const MAX_VARIANTS_PAGE = 2048

export function productSortKey(sortKey: string | null, product: ProductRecord): SortKey {
  const { id } = product
  switch (sortKey) {
    case null:
    case 'ID':
    case 'RELEVANCE':
      return { value: id, id }
    case 'TITLE':
      return { value: product.title.toLowerCase(), id }
    case 'UPDATED_AT':
      return { value: product.updatedAt, id }
    case 'CREATED_AT':
      return { value: product.createdAt, id }
    case 'VENDOR':
      return { value: product.vendor.toLowerCase(), id }
    case 'PRODUCT_TYPE':
      return { value: product.productType.toLowerCase(), id }
    default:
      throw notImplemented(`ProductSortKeys.${sortKey}`)
  }
}

const limitArgument = z.object({ first: z.number().nullish() })
const variantsArguments = z.object({
  reverse: z.boolean().nullish(),
  sortKey: z.string().nullish(),
})

export const productType = objectType('Product', instanceOf(ProductRecord), {
  id: (product) => toGid('Product', product.id),
  legacyResourceId: (product) => String(product.id),
  title: (product) => product.title,
  handle: (product) => product.handle,
  descriptionHtml: (product) => product.descriptionHtml,
  vendor: (product) => product.vendor,
  productType: (product) => product.productType,
  status: (product) => product.status,
  tags: (product) => product.tags,
  createdAt: (product) => toDateTime(product.createdAt),
  updatedAt: (product) => toDateTime(product.updatedAt),
  hasOnlyDefaultVariant: (product) => product.hasOnlyDefaultVariant,
  tracksInventory: (product) => product.variants.some((variant) => variant.tracked),
  totalInventory: (product, _call, { index }) => totalInventory(index.product(product) ?? product),
  totalVariants: (product) => product.variants.length,
  variantsCount: (product) => ({ count: product.variants.length, precision: 'EXACT' }),
  options: (product, call) => {
    const { first } = limitArgument.parse(call.args)
    const options = product.options.map(
      (record, index) => new ProductOption(product, record, index),
    )
    return first == null ? options : options.slice(0, first)
  },
  variants: (product, call) => {
    const { reverse, sortKey } = variantsArguments.parse(call.args)
    if (sortKey != null && sortKey !== 'POSITION' && sortKey !== 'ID') {
      throw notImplemented(`ProductVariantSortKeys.${sortKey} inside a product`)
    }
    return variantsOf(product, reverse ?? false, call.path.length === 2)
  },
  media: (product, call) =>
    mediaConnection(
      product.media.filter((file) => file.kind !== 'FILE'),
      call,
    ),
  mediaCount: (product) => ({ count: product.media.length, precision: 'EXACT' }),
  featuredMedia: (product) => product.media[0] ?? null,
  templateSuffix: (product) => product.templateSuffix,
  seo: (product) => product.seo ?? { title: null, description: null },
  // A simulated shop has no collections.
  collections: () =>
    new Connection<null>(
      () => [],
      () => ({ value: 0, id: 0 }),
    ),
  resourcePublications: (product, call, { store }) => resourcePublications(product, store, call),
  resourcePublicationsV2: (product, call, { store }) => resourcePublications(product, store, call),
  publishedOnPublication: (product, call, { store }) => {
    const { publicationId } = z.object({ publicationId: z.string() }).parse(call.args)
    const publication = findPublication(store, publicationId)
    return product.publications.some(({ id }) => id === publication?.record.id)
  },
  onlineStoreUrl: () => null,
  isGiftCard: () => false,
  metafield: (product, call) => metafieldOf(product.metafields, 'PRODUCT', call),
  metafields: (product, call) => metafieldConnection(product.metafields, 'PRODUCT', call),
})

function variantsOf(
  product: ProductRecord,
  reversed: boolean,
  longList: boolean,
): Connection<VariantRecord> {
  const positions = new Map(product.variants.map((variant, index) => [variant, index + 1]))
  return new Connection(
    () => (reversed ? [...product.variants].reverse() : product.variants),
    (variant) => ({ value: positions.get(variant) ?? 0, id: variant.id }),
    longList ? { reversed, maxPageSize: MAX_VARIANTS_PAGE } : { reversed },
  )
}

function totalInventory(product: ProductRecord): number {
  return product.variants
    .filter((variant) => variant.tracked)
    .flatMap((variant) => variant.levels)
    .filter((level) => level.isActive)
    .reduce((sum, level) => sum + level.available, 0)
}

export const productOptionType = objectType('ProductOption', instanceOf(ProductOption), {
  id: ({ record }) => toGid('ProductOption', record.id),
  name: ({ record }) => record.name,
  position: ({ index }) => index + 1,
  // Only what a variant uses; `optionValues` holds the others too.
  values: (option) =>
    option.record.values.filter((value) => option.hasVariants(value)).map((value) => value.name),
  optionValues: (option) =>
    option.record.values.map((value) => new ProductOptionValue(option, value)),
})

export const productOptionValueType = objectType(
  'ProductOptionValue',
  instanceOf(ProductOptionValue),
  {
    id: ({ record }) => toGid('ProductOptionValue', record.id),
    name: ({ record }) => record.name,
    hasVariants: ({ option, record }) => option.hasVariants(record),
  },
)
