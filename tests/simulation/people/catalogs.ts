import { availableToPush } from '@shared/catalog/available-stock'
import type { AmsImage, AmsProduct, AmsVariant, ShopifyStatus } from '@shared/catalog/product'
import type { InventoryPolicy } from '@shared/catalog/sold-out'
import { AMS_ONLY_MARK } from '../invariants/sent-requests'
import type { Dice } from '../world/dice'

/** Names with spaces around, composed and decomposed letters, and markup, which are to be told apart rightly. */
export const NAMES = [
  'Mug',
  'Café Bowl',
  'Cafe\u0301 Bowl',
  'Oak Board',
  ' Vase ',
  'Cup <b>',
  'Jug "Ida"',
  'Tray',
]
export const TEXTS = [
  '',
  '<p>Thrown</p>',
  '<p>Thrown</p> ',
  '<p>Turned  by hand</p>',
  '<p>Turned by hand</p>',
  '<p>New</p>',
]
/** Shopify has none without a name: it puts in the shop's own. */
export const VENDORS = ['Fernhill', 'Oak & Ash', 'Ida', '']
export const CATEGORIES = ['Mugs', 'Boards', '']
export const STATUSES: readonly ShopifyStatus[] = ['ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED']
export const PRICES = ['12', '12.00', '15.50', '15.5', '0', '0.00', '99.95', '7.10']
export const OPTION_NAMES = ['Size', 'Colour', 'Glaze', 'Wood']
export const OPTION_VALUES = ['Small', 'Large', 'Red', 'Blue', 'Walnut', 'Oak']

type ShopVariantEntry = {
  id: number
  sku: string
  price: string
  optionValues: string[]
  tracked: boolean
  inventoryPolicy?: InventoryPolicy
  available: number
}
export type ShopProductEntry = {
  id: number
  title: string
  handle: string
  descriptionHtml: string
  vendor: string
  productType: string
  status: ShopifyStatus
  options: string[]
  variants: ShopVariantEntry[]
  images: { id: number; url: string; alt: string }[]
}

export type BothCatalogs = { readonly ams: AmsProduct[]; readonly shop: ShopProductEntry[] }

const FIRST_PRODUCT = 8_001_000
const FIRST_VARIANT = 9_001_000
const FIRST_IMAGE = 7_001_000

/** Two catalogs that know of the same goods, more or less. */
export function drawCatalogs(dice: Dice): BothCatalogs {
  const ams: AmsProduct[] = []
  const shop: ShopProductEntry[] = []
  // Brakes and the question about a shrunken read are for shops of some size.
  const products = dice.happens(0.08) ? dice.between(16, 22) : dice.between(1, 8)
  for (let index = 0; index < products; index++) {
    const product = drawAmsProduct(dice, String(index + 1))
    const where = dice.weighted([
      [6, 'both'],
      [2, 'ams'],
      [2, 'shop'],
    ])
    if (where !== 'shop') ams.push(product)
    if (where !== 'ams') shop.push(twinOf(dice, product, index))
    if (where === 'both' && dice.happens(0.3)) storeIds(ams, shop)
  }
  if (ams.length === 0) ams.push(drawAmsProduct(dice, '99'))
  return { ams, shop }
}

export function drawAmsProduct(dice: Dice, id: string): AmsProduct {
  const optionNames = drawOptionNames(dice)
  const count = optionNames.length === 0 ? 1 : dice.between(1, 4)
  const combinations = drawCombinations(dice, optionNames.length, count)
  return {
    id,
    name: dice.pick(NAMES),
    descriptionHtml: dice.pick(TEXTS),
    vendor: dice.pick(VENDORS),
    category: dice.pick(CATEGORIES),
    status: dice.happens(0.8) ? 'active' : 'inactive',
    shopifyStatus: dice.pick(STATUSES),
    shopifyProductId: null,
    optionNames,
    images: drawImages(dice, id),
    amsOnly: { commission_rate: `${AMS_ONLY_MARK}${id}` },
    variants: combinations.map((values, index) =>
      drawAmsVariant(dice, `${id}-${index + 1}`, values),
    ),
  }
}

export function drawAmsVariant(
  dice: Dice,
  id: string,
  optionValues: readonly string[],
): AmsVariant {
  return {
    id,
    sku: drawSku(dice, id),
    retailPrice: dice.happens(0.05) ? null : dice.pick(PRICES),
    optionValues,
    onHand: dice.happens(0.05) ? null : dice.between(0, 9),
    wholesaleCommitments: dice.weighted([
      [6, 0],
      [2, dice.between(1, 4)],
    ]),
    shopifyVariantId: null,
    imageId: null,
    amsOnly: { cogs: `${AMS_ONLY_MARK}${id}`, markup: `${AMS_ONLY_MARK}m${id}` },
  }
}

/** Pictures are data only: compared, never carried over, sent with a new product alone. */
export function drawImages(dice: Dice, id: string): AmsImage[] {
  const count = dice.weighted([
    [8, 0],
    [2, 1],
    [1, 2],
  ])
  return Array.from({ length: count }, (_, index) => ({
    id: `${id}-i${index}`,
    url: `https://cdn.example/${id}/${index}.png`,
    sha256: null,
    alt: index === 0 ? 'Front' : '',
  }))
}

/** Most SKUs are a variant's own, some are shared, some blank. */
export function drawSku(dice: Dice, id: string): string {
  return dice.weighted([
    [12, `SKU-${id}`],
    [2, dice.pick(['DOUBLE', 'TWICE'])],
    [1, ''],
    [0.5, ' '],
  ])
}

export function drawCombinations(dice: Dice, options: number, count: number): string[][] {
  if (options === 0) return [[]]
  const seen = new Map<string, string[]>()
  for (let tries = 0; tries < count * 3 && seen.size < count; tries++) {
    const values = Array.from({ length: options }, () => dice.pick(OPTION_VALUES))
    seen.set(values.join('|'), values)
  }
  return [...seen.values()]
}

function drawOptionNames(dice: Dice): string[] {
  const count = dice.weighted([
    [4, 0],
    [4, 1],
    [2, 2],
  ])
  return OPTION_NAMES.slice(0, count)
}

/** The same product as Shopify has it: alike, with a few values of its own. */
function twinOf(dice: Dice, ours: AmsProduct, index: number): ShopProductEntry {
  const own = (): boolean => dice.happens(0.15)
  return withOwnOptions(dice, {
    id: FIRST_PRODUCT + index,
    title: own() ? dice.pick(NAMES) : ours.name,
    handle: `product-${index}`,
    descriptionHtml: own() ? dice.pick(TEXTS) : ours.descriptionHtml,
    vendor: own() || ours.vendor === '' ? dice.pick(VENDORS) || 'Simulated' : ours.vendor,
    productType: own() ? dice.pick(CATEGORIES) : ours.category,
    status: own() ? dice.pick(STATUSES) : ours.shopifyStatus,
    options: ours.optionNames.map((name) => (own() ? `${name} two` : name)),
    variants: ours.variants.map((variant, position) => ({
      id: FIRST_VARIANT + index * 10 + position,
      sku: own() ? drawSku(dice, `x${index}-${position}`) : variant.sku,
      price: own() ? dice.pick(PRICES) : (variant.retailPrice ?? '1.00'),
      optionValues: [...variant.optionValues],
      tracked: dice.happens(0.95),
      inventoryPolicy: dice.happens(0.4) ? 'CONTINUE' : 'DENY',
      available: own() ? dice.between(0, 9) : (availableToPush(variant) ?? 3),
    })),
    images: ours.images.flatMap(({ url, alt }, position) =>
      url === null || own() ? [] : [{ id: FIRST_IMAGE + index * 10 + position, url, alt }],
    ),
  })
}

/** Some have their options in another order, one more or one less, and a variant that AMS does not have. */
function withOwnOptions(dice: Dice, product: ShopProductEntry): ShopProductEntry {
  const change = dice.weighted([
    [6, 'none'],
    [1, 'turn'],
    [1, 'add'],
    [1, 'drop'],
    [2, 'variant'],
  ] as const)
  const { options, variants } = product
  const [first] = variants
  if (change === 'none' || first === undefined) return product
  if (change === 'variant') {
    const optionValues = options.map(() => 'Spare')
    if (optionValues.length === 0) return product
    return {
      ...product,
      variants: [
        ...variants,
        { ...first, id: first.id + 9, sku: drawSku(dice, `s${first.id}`), optionValues },
      ],
    }
  }
  const other = <T>(list: readonly T[], added: T): T[] => {
    if (change === 'turn') return [...list].reverse()
    return change === 'add' ? [...list, added] : list.slice(0, -1)
  }
  const changed = variants.map((variant) => ({
    ...variant,
    optionValues: other(variant.optionValues, 'Oak'),
  }))
  const names = new Set(changed.map(({ optionValues }) => optionValues.join('|')))
  if (names.size < changed.length) return product
  return { ...product, options: other(options, 'Wood'), variants: changed }
}

function storeIds(ams: AmsProduct[], shop: readonly ShopProductEntry[]): void {
  const ours = ams.at(-1)
  const theirs = shop.at(-1)
  if (ours && theirs) {
    ams[ams.length - 1] = { ...ours, shopifyProductId: `gid://shopify/Product/${theirs.id}` }
  }
}

/** The shop file that a store starts from. */
export function shopFile(products: readonly ShopProductEntry[]): string {
  return JSON.stringify({
    shop: {
      id: 70_001,
      name: 'Simulated',
      myshopifyDomain: 'simulated.myshopify.com',
      currencyCode: 'USD',
      ianaTimezone: 'America/New_York',
      plan: 'Basic',
    },
    locations: [{ id: 60_001, name: 'Workshop' }],
    products,
  })
}
