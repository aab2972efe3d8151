import { SHOPIFY_STATUSES } from '@shared/catalog/product'
import fc from 'fast-check'
import type { Item, ItemVariant } from './item'
import { respellMoney, respellText } from './spelling'

export const NAMES = ['Oak Bowl', 'Café Mug', 'Ash Spoon', 'Großer Löffel', 'Tray', ''] as const
export const VENDORS = ['Fernhill', 'Çelik', ''] as const
export const OPTIONS = ['Size', 'Größe', 'Colour', 'Wood'] as const
export const PRICES = ['0', '9.5', '9.50', '64.00', '120'] as const

/** A change of one catalog, before it is said what it meets there. */
export type Edit = {
  readonly kind: EditKind
  /** Which product, which of its variants or pictures, and what becomes of it: any numbers. */
  readonly p: number
  readonly v: number
  readonly w: number
}

type Change = (item: Item, v: number, w: number) => Item
const of = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length]

function onVariant(change: (variant: ItemVariant, w: number) => ItemVariant): Change {
  return (item, v, w) => ({
    ...item,
    variants: item.variants.map((variant, index) =>
      index === v % item.variants.length ? change(variant, w) : variant,
    ),
  })
}

const reversed = <T>(list: readonly T[]): T[] => [...list].reverse()
const without = <T>(list: readonly T[], index: number): T[] =>
  list.filter((_, at) => at !== index % list.length)

/** Other spellings of the same values: no comparison may see them. */
const RESPELL = {
  'respell-name': (item, _, w) => ({ ...item, name: respellText(item.name, w) }),
  'respell-vendor': (item, _, w) => ({ ...item, vendor: respellText(item.vendor, w) }),
  'respell-html': (item, _, w) => ({ ...item, htmlStyle: w }),
  'respell-options': (item, _, w) => ({
    ...item,
    optionNames: item.optionNames.map((name) => respellText(name, w)),
  }),
  // Wherever it stands: variants that share a value of an option share its spelling in Shopify.
  'respell-values': (item, v, w) => {
    const { values: chosen = [] } = of(item.variants, v) ?? {}
    const respelled = (value: string, option: number): string =>
      value === chosen[option] ? respellText(value, w) : value
    return {
      ...item,
      variants: item.variants.map((one) => ({ ...one, values: one.values.map(respelled) })),
    }
  },
  'respell-price': onVariant((variant, w) => ({
    ...variant,
    price: variant.price === null ? null : respellMoney(variant.price, w),
  })),
  'respell-pictures': (item, _, w) => ({
    ...item,
    pictures: item.pictures.map((picture) => ({ ...picture, version: w })),
  }),
} satisfies Record<string, Change>

/** Changes of what a product says; who it is, is left alone. */
const CONTENT = {
  name: (item, _, w) => ({ ...item, name: of(NAMES, w) ?? '' }),
  html: (item, v, w) => ({
    ...item,
    html: [...item.html.slice(v % 2), { tag: 'p', inlines: [{ tag: 'text', words: [`w${w}`] }] }],
  }),
  vendor: (item, _, w) => ({ ...item, vendor: of(VENDORS, w) ?? '' }),
  category: (item, _, w) => ({ ...item, category: of(NAMES, w) ?? '' }),
  status: (item, _, w) => ({ ...item, status: of(SHOPIFY_STATUSES, w) ?? 'DRAFT' }),
  active: (item) => ({ ...item, active: !item.active }),
  'option-rename': (item, v, w) => {
    const name = of(OPTIONS, w) ?? ''
    if (item.optionNames.includes(name)) return item
    const index = v % Math.max(1, item.optionNames.length)
    return { ...item, optionNames: item.optionNames.map((old, at) => (at === index ? name : old)) }
  },
  price: onVariant((variant, w) => ({ ...variant, price: of(PRICES, w) ?? null })),
  'no-price': onVariant((variant) => ({ ...variant, price: null })),
  stock: onVariant((variant, w) => ({ ...variant, stock: w, tracked: true })),
  'negative-stock': onVariant((variant, w) => ({ ...variant, stock: -w })),
  'no-stock': onVariant((variant) => ({ ...variant, stock: null })),
  'web-orders': onVariant((variant, w) => ({ ...variant, webOrders: w % 4 })),
  untracked: onVariant((variant) => ({ ...variant, tracked: !variant.tracked })),
  committed: onVariant((variant, w) => ({ ...variant, committed: w % 3 })),
  'picture-add': (item, _, w) => {
    const n = item.n * 100 + 50 + (w % 8)
    if (item.pictures.some((picture) => picture.n === n)) return item
    return { ...item, pictures: [...item.pictures, { n, path: `added-${n}.jpg`, version: 0 }] }
  },
  'picture-remove': (item, v) => {
    const pictures = without(item.pictures, v)
    const isThere = (n: number | null): boolean => pictures.some((picture) => picture.n === n)
    const variants = item.variants.map((variant) =>
      isThere(variant.picture) ? variant : { ...variant, picture: null },
    )
    return { ...item, pictures, variants }
  },
  'pictures-turn': (item) => ({ ...item, pictures: reversed(item.pictures) }),
  'picture-address': (item, v, w) => ({
    ...item,
    pictures: item.pictures.map((picture, at) =>
      at === v % item.pictures.length ? { ...picture, path: `moved-${w}.jpg` } : picture,
    ),
  }),
  'variant-picture': onVariant((variant, w) => ({
    ...variant,
    picture: w % 2 === 0 ? null : Math.floor(variant.n / 100) * 100 + 1,
  })),
} satisfies Record<string, Change>

/** Changes by which a product, or its variants, may be taken for others. */
const IDENTITY = {
  'option-add': (item, _, w) => {
    const name = of(OPTIONS, w) ?? ''
    if (item.optionNames.includes(name) || item.optionNames.length === 3) return item
    return {
      ...item,
      optionNames: [...item.optionNames, name],
      variants: item.variants.map((variant) => ({ ...variant, values: [...variant.values, 'x'] })),
    }
  },
  'option-remove': (item, v) => ({
    ...item,
    optionNames: without(item.optionNames, v),
    variants: item.variants.map((variant) => ({ ...variant, values: without(variant.values, v) })),
  }),
  'options-turn': (item, _, w) => ({
    ...item,
    optionNames: reversed(item.optionNames),
    variants: item.variants.map((variant) =>
      w % 2 === 0 ? { ...variant, values: reversed(variant.values) } : variant,
    ),
  }),
  value: onVariant((variant, w) => ({
    ...variant,
    values: variant.values.map((value, at) => (at === 0 ? `n${w}` : value)),
  })),
  sku: onVariant((variant, w) => ({ ...variant, sku: `NEW-${w}` })),
  'sku-blank': onVariant((variant, w) => ({ ...variant, sku: w % 2 === 0 ? '' : ' \t' })),
  'variant-add': (item, _, w) => {
    const n = item.n * 100 + 60 + (w % 8)
    const [first] = item.variants
    if (!first || item.variants.some((variant) => variant.n === n)) return item
    const values = item.optionNames.map(() => `extra${w % 8}`)
    const added = { ...first, n, sku: `ADD-${n}`, values, stored: null, picture: null }
    return { ...item, variants: [...item.variants, added] }
  },
  'variant-remove': (item, v) =>
    item.variants.length < 2 ? item : { ...item, variants: without(item.variants, v) },
  'variants-turn': (item) => ({ ...item, variants: reversed(item.variants) }),
  'variant-id-wrong': onVariant((variant, w) => ({ ...variant, stored: variant.n + (w % 3) - 1 })),
  'variant-id-none': onVariant((variant) => ({ ...variant, stored: null })),
  'id-own': (item) => ({ ...item, stored: item.n }),
  'id-none': (item) => ({ ...item, stored: null }),
  'id-other': (item, _, w) => ({ ...item, stored: 1 + (w % 5) }),
  'id-gone': (item) => ({ ...item, stored: 9999 }),
} satisfies Record<string, Change>

type Whole = (items: readonly Item[], edit: Edit) => readonly Item[]

/** Changes that need the whole catalog. */
const CATALOG = {
  delete: (items, { p }) => without(items, p),
  add: (items, { w }) => {
    const n = 20 + (w % 8)
    const [first] = items
    return !first || items.some((item) => item.n === n) ? items : [...items, copyOf(first, n, 'F')]
  },
  duplicate: (items, { p, w }) => {
    const n = 30 + (w % 8)
    const item = of(items, p)
    return !item || items.some((other) => other.n === n) ? items : [...items, copyOf(item, n)]
  },
  'sku-steal': (items, { p, v, w }) => {
    const sku = of(of(items, w)?.variants ?? [], v)?.sku
    return sku === undefined ? items : withSku(items, p, v, sku)
  },
  'skus-swap': (items, { p, v, w }) => {
    const left = of(of(items, p)?.variants ?? [], v)?.sku
    const right = of(of(items, w)?.variants ?? [], v)?.sku
    if (left === undefined || right === undefined) return items
    return withSku(withSku(items, p, v, right), w, v, left)
  },
} satisfies Record<string, Whole>

function withSku(items: readonly Item[], p: number, v: number, sku: string): readonly Item[] {
  const change = onVariant((variant) => ({ ...variant, sku }))
  return items.map((item, at) => (at === p % items.length ? change(item, v, 0) : item))
}

/** The same product once more under another number; with a mark its SKUs are its own. */
function copyOf(item: Item, n: number, mark = ''): Item {
  const again = (old: number): number => n * 100 + (old % 100)
  return {
    ...item,
    n,
    stored: mark === '' ? item.stored : null,
    pictures: item.pictures.map((picture) => ({ ...picture, n: again(picture.n) })),
    variants: item.variants.map((variant) => ({
      ...variant,
      n: again(variant.n),
      stored: null,
      sku: mark === '' ? variant.sku : `${mark}-${again(variant.n)}`,
      picture: variant.picture === null ? null : again(variant.picture),
    })),
  }
}

const CHANGES: Readonly<Record<string, Change>> = { ...RESPELL, ...CONTENT, ...IDENTITY }
const WHOLES: Readonly<Record<string, Whole>> = CATALOG
export type EditKind =
  | keyof typeof RESPELL
  | keyof typeof CONTENT
  | keyof typeof IDENTITY
  | keyof typeof CATALOG

function keysOf<K extends string>(table: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(table).filter((key): key is K => key in table)
}

function editsOf(kinds: readonly EditKind[], maxLength: number): fc.Arbitrary<readonly Edit[]> {
  const edit = fc.record({
    kind: fc.constantFrom(...kinds),
    p: fc.nat(5),
    v: fc.nat(3),
    w: fc.nat(9),
  })
  return fc.array(edit, { maxLength })
}

export const respellings = (maxLength: number) => editsOf(keysOf(RESPELL), maxLength)
/** Edits after which it does not matter what was seen in between. */
export const contentEdits = (maxLength: number) =>
  editsOf(
    [...keysOf(RESPELL), ...keysOf(CONTENT), 'variants-turn' as const].filter(
      (kind) => kind !== 'picture-address',
    ),
    maxLength,
  )
/** Edits of Shopify's side that leave variants, options and pictures alone. */
export const headEdits = (maxLength: number) =>
  editsOf(['name', 'html', 'vendor', 'category', 'status'], maxLength)
export const anyEdits = (maxLength: number) =>
  editsOf(
    [...keysOf(RESPELL), ...keysOf(CONTENT), ...keysOf(IDENTITY), ...keysOf(CATALOG)],
    maxLength,
  )

/** A catalog after some edits; an edit that finds nothing to change changes nothing. */
export function edited(items: readonly Item[], edits: readonly Edit[]): readonly Item[] {
  return edits.reduce((catalog, edit) => {
    const whole = WHOLES[edit.kind]
    if (whole) return whole(catalog, edit)
    const change = CHANGES[edit.kind]
    if (!change) throw new Error(`No edit is called ${edit.kind}`)
    return catalog.map((item, at) =>
      at === edit.p % catalog.length ? change(item, edit.v, edit.w) : item,
    )
  }, items)
}
