import type { MediaRecord } from './media-record'

/**
 * What the store holds. Records are classes with fixed fields, so that a hundred thousand products stay
 * compact and each record says by itself what it is. Times are whole seconds since 1970 (UTC): Shopify's
 * timestamps have one-second resolution. Money is text with two decimals.
 */
export type ProductStatus = 'ACTIVE' | 'DRAFT' | 'ARCHIVED' | 'UNLISTED'
export type InventoryPolicy = 'DENY' | 'CONTINUE'

export const DEFAULT_OPTION_NAME = 'Title'
export const DEFAULT_OPTION_VALUE = 'Default Title'

/** Shared by the many records without entries of a kind; lists are replaced, never pushed into. */
const NONE: readonly never[] = Object.freeze([])

/** An entry that says which product or variant went (`destroy`) or came (`create`). */
export type EventRecord = {
  readonly id: number
  readonly action: 'create' | 'destroy'
  readonly subjectType: 'PRODUCT' | 'PRODUCT_VARIANT'
  readonly subjectId: number
  readonly message: string
  readonly createdAt: number
}

/** A sales channel's catalog that products can be published to. */
export type PublicationRecord = { readonly id: number; readonly name: string }

export type ShopRecord = {
  readonly id: number
  readonly name: string
  readonly myshopifyDomain: string
  readonly currencyCode: string
  readonly ianaTimezone: string
  readonly plan: string
}

export class LocationRecord {
  readonly id: number
  name: string
  isActive = true

  constructor(id: number, name: string) {
    this.id = id
    this.name = name
  }
}

export class OptionValueRecord {
  readonly id: number
  name: string

  constructor(id: number, name: string) {
    this.id = id
    this.name = name
  }
}

export class OptionRecord {
  readonly id: number
  name: string
  values: readonly OptionValueRecord[]

  constructor(id: number, name: string, values: readonly OptionValueRecord[]) {
    this.id = id
    this.name = name
    this.values = values
  }
}

export type MetafieldRecord = {
  readonly id: number
  readonly namespace: string
  readonly key: string
  readonly type: string
  readonly value: string
  readonly createdAt: number
  readonly updatedAt: number
}

/** Units that aren't for sale; `reserved` to `quality_control` are on hand, `incoming` isn't yet. */
export const OTHER_QUANTITIES = [
  'incoming',
  'reserved',
  'damaged',
  'safety_stock',
  'quality_control',
] as const
export type OtherQuantity = (typeof OTHER_QUANTITIES)[number]

/** Units of one inventory item at one location. `on_hand` is available + committed + the unavailable kinds. */
export class LevelRecord {
  readonly locationId: number
  available: number
  committed: number
  isActive: boolean
  updatedAt: number
  /** `null` as long as all are 0, which they nearly always are. */
  others: Readonly<Partial<Record<OtherQuantity, number>>> | null = null

  constructor(locationId: number, available: number, committed: number, updatedAt: number) {
    this.locationId = locationId
    this.available = available
    this.committed = committed
    this.isActive = true
    this.updatedAt = updatedAt
  }

  get onHand(): number {
    const { reserved = 0, damaged = 0, safety_stock = 0, quality_control = 0 } = this.others ?? {}
    return this.available + this.committed + reserved + damaged + safety_stock + quality_control
  }
}

/** What customs and accounting ask of an inventory item. */
export type ItemDetails = {
  /** Decimal text in the shop's currency. */
  readonly cost: string | null
  readonly countryCodeOfOrigin: string | null
  readonly provinceCodeOfOrigin: string | null
  readonly harmonizedSystemCode: string | null
  readonly weight: { readonly value: number; readonly unit: string }
}

export class VariantRecord {
  readonly id: number
  readonly product: ProductRecord
  sku: string | null = null
  barcode: string | null = null
  price = '0.00'
  compareAtPrice: string | null = null
  /** One value for each option of the product, in the options' order. */
  optionValues: readonly OptionValueRecord[]
  tracked = false
  requiresShipping = true
  inventoryPolicy: InventoryPolicy = 'DENY'
  taxable = true
  mediaId: number | null = null
  /** `null`: nothing is known of the item's cost, origin and weight. */
  details: ItemDetails | null = null
  levels: readonly LevelRecord[] = NONE
  metafields: readonly MetafieldRecord[] = NONE
  createdAt: number
  updatedAt: number

  constructor(
    id: number,
    product: ProductRecord,
    optionValues: readonly OptionValueRecord[],
    createdAt: number,
  ) {
    this.id = id
    this.product = product
    this.optionValues = optionValues
    this.createdAt = createdAt
    this.updatedAt = createdAt
  }

  get title(): string {
    return this.optionValues.map((value) => value.name).join(' / ')
  }

  levelAt(locationId: number): LevelRecord | undefined {
    return this.levels.find((level) => level.locationId === locationId)
  }
}

export class ProductRecord {
  readonly id: number
  title: string
  handle: string
  descriptionHtml = ''
  vendor = ''
  productType = ''
  status: ProductStatus = 'ACTIVE'
  tags: readonly string[] = NONE
  templateSuffix: string | null = null
  seo: { readonly title: string | null; readonly description: string | null } | null = null
  /** Ids of the publications it is on, with the time since when (seconds). */
  publications: readonly { readonly id: number; readonly since: number }[] = NONE
  options: readonly OptionRecord[] = NONE
  variants: readonly VariantRecord[] = NONE
  metafields: readonly MetafieldRecord[] = NONE
  media: readonly MediaRecord[] = NONE
  createdAt: number
  updatedAt: number

  constructor(id: number, title: string, handle: string, createdAt: number) {
    this.id = id
    this.title = title
    this.handle = handle
    this.createdAt = createdAt
    this.updatedAt = createdAt
  }

  /** True when the product has no options of its own: Shopify then shows `Title` / `Default Title`. */
  get hasOnlyDefaultVariant(): boolean {
    const [option] = this.options
    return (
      this.options.length === 1 &&
      this.variants.length === 1 &&
      option?.name === DEFAULT_OPTION_NAME &&
      option.values[0]?.name === DEFAULT_OPTION_VALUE
    )
  }
}

/** A metafield definition; type `id` makes values unique, so that products can be found by them. */
export class MetafieldDefinitionRecord {
  readonly id: number
  readonly ownerType: string
  readonly namespace: string
  readonly key: string
  readonly name: string
  readonly type: string
  readonly description: string | null

  constructor(init: {
    id: number
    ownerType: string
    namespace: string
    key: string
    name: string
    type: string
    description: string | null
  }) {
    this.id = init.id
    this.ownerType = init.ownerType
    this.namespace = init.namespace
    this.key = init.key
    this.name = init.name
    this.type = init.type
    this.description = init.description
  }
}
