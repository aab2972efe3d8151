import { SHOPIFY_STATUSES } from '@shared/catalog/product'
import fc from 'fast-check'
import { anyEdits, type Edit, edited, NAMES, OPTIONS, PRICES, VENDORS } from './edits'
import { htmlDocument } from './html-document'
import type { Item } from './item'

const seed = fc.record({
  name: fc.constantFrom(...NAMES),
  html: htmlDocument,
  vendor: fc.constantFrom(...VENDORS),
  category: fc.constantFrom(...NAMES),
  status: fc.constantFrom(...SHOPIFY_STATUSES),
  active: fc.boolean(),
  optionNames: fc.uniqueArray(fc.constantFrom(...OPTIONS), { maxLength: 2 }),
  variants: fc.array(
    fc.record({
      price: fc.constantFrom(...PRICES),
      stock: fc.option(fc.integer({ min: 0, max: 4 })),
      skuIs: fc.constantFrom('own', 'own', 'own', 'blank'),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  pictures: fc.nat(2),
  ids: fc.constantFrom('stored', 'product', 'none'),
})
type Seed = typeof seed extends fc.Arbitrary<infer T> ? T : never

function toItem({ variants, pictures, ids, ...content }: Seed, index: number): Item {
  const n = index + 1
  return {
    ...content,
    n,
    htmlStyle: 0,
    stored: ids === 'none' ? null : n,
    pictures: Array.from({ length: pictures }, (_, at) => ({
      n: n * 100 + at,
      path: `picture-${n}-${at}.jpg`,
      version: 0,
    })),
    variants: variants.map(({ price, stock, skuIs }, at) => ({
      n: n * 100 + at,
      sku: skuIs === 'blank' ? '' : `SKU-${n}-${at}`,
      price,
      values: content.optionNames.map((_, option) => (option === 0 ? `Wert ö${at}` : 'x')),
      stock,
      tracked: true,
      committed: 0,
      webOrders: 0,
      picture: at < pictures ? n * 100 + at : null,
      stored: ids === 'stored' ? n * 100 + at : null,
    })),
  }
}

/** A catalog of up to `maxLength` products, all different. */
export const catalog = (maxLength: number): fc.Arbitrary<readonly Item[]> =>
  fc.array(seed, { minLength: 1, maxLength }).map((seeds) => seeds.map(toItem))

/** What both sides once agreed on, and what each of them has made of it since. */
export type Three = {
  readonly base: readonly Item[]
  readonly ours: readonly Item[]
  readonly theirs: readonly Item[]
  readonly edits: { readonly both: readonly Edit[] } & Record<'ours' | 'theirs', readonly Edit[]>
}

export function threeCatalogs(
  maxLength: number,
  edits: (maxLength: number) => fc.Arbitrary<readonly Edit[]> = anyEdits,
): fc.Arbitrary<Three> {
  return fc
    .record({
      base: catalog(maxLength),
      edits: fc.record({ both: edits(3), ours: edits(6), theirs: edits(6) }),
    })
    .map(({ base, edits: made }) => {
      const moved = edited(base, made.both)
      const ours = edited(moved, made.ours)
      const theirs = edited(moved, made.theirs)
      return { base, ours, theirs, edits: made }
    })
}
