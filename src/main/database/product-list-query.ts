import type { AmsStatus, ShopifyStatus } from '@shared/catalog/product'
import type { EngineInput, EngineOutput, EngineParsedInput } from '@shared/contract/engine-contract'
import {
  type Badge,
  type ProductCounts,
  type ProductFacet,
  type ProductSort,
  productListInputSchema,
  productNeighboursInputSchema,
} from '@shared/contract/products'
import { BADGE } from './badge'
import type { Database } from './database'
import { FACET_COLUMNS, productsUnder } from './product-list-filter'
import { amsThumb } from './thumb-sql'

type Values = (string | number)[]

/** What a list is sorted by, of a product `p` of `ams_listed`; never NULL, so that places can be compared. */
const KEYS: Readonly<Record<ProductSort['by'], string>> = {
  name: `''`,
  badge: BADGE,
  vendor: 'p.vendor COLLATE NOCASE',
  category: 'p.category COLLATE NOCASE',
  variants: 'p.variants',
  price: 'coalesce(CAST(p.price_from AS REAL), -1)',
  stock: 'coalesce(p.available, -1)',
  status: 'p.shopify_status',
  differences: '(SELECT count(*) FROM difference d WHERE d.product_key = p.id)',
}

/** Products of the same key stand by name, and of the same name by id: every product has one place. */
function orderOf({ by, descending }: ProductSort): string {
  const way = descending ? 'DESC' : 'ASC'
  const key = by === 'name' ? '' : `${KEYS[by]} ${way}, `
  return `${key}p.name COLLATE NOCASE ${way}, p.id ${way}`
}

type RowRecord = {
  id: string
  name: string
  vendor: string
  category: string
  variants: number
  price_from: string | null
  price_to: string | null
  available: number | null
  shopify_status: ShopifyStatus
  status: AmsStatus
  badge: Badge
  differences: number
  thumb: string | null
}

/** One page of the list. The page is found in the index of the names first; only its own rows are read whole. */
export function productPage(
  db: Database,
  generation: number,
  input: EngineInput<'products.list'>,
): EngineOutput<'products.list'> {
  const { sort, offset, limit, ...filter } = productListInputSchema.parse(input)
  const where = productsUnder(filter)
  const total = db
    .prepare<Values, number>(`SELECT count(*) FROM ams_listed p WHERE ${where.sql}`)
    .pluck()
    .get(...where.values)
  const order = orderOf(sort)
  const rows = db
    .prepare<Values, RowRecord>(
      `WITH page AS MATERIALIZED (SELECT p.id FROM ams_listed p WHERE ${where.sql}
         ORDER BY ${order} LIMIT ? OFFSET ?)
       SELECT p.id, p.name, p.vendor, p.category, p.variants, p.price_from, p.price_to, p.available,
         p.shopify_status, p.status, ${BADGE} AS badge,
         (SELECT count(*) FROM difference d WHERE d.product_key = p.id) AS differences,
         (SELECT ${amsThumb('a.images')} FROM ams_product a WHERE a.generation = ? AND a.id = p.id)
           AS thumb
       FROM page CROSS JOIN ams_listed p ON p.id = page.id ORDER BY ${order}`,
    )
    .all(...where.values, limit, offset, generation)
  return { total: total ?? 0, rows: rows.map(toRow) }
}

/** Most values of a facet that are told of. */
const MOST_VALUES = 200

export function productCounts(
  db: Database,
  { filter, facets }: EngineParsedInput<'products.counts'>,
): ProductCounts {
  const countsOf = (facet: ProductFacet): ProductCounts[ProductFacet] => {
    if (!facets.includes(facet)) return []
    const where = productsUnder(filter, facet)
    return db
      .prepare<Values, { value: string; count: number }>(
        `SELECT ${FACET_COLUMNS[facet]} AS value, count(*) AS count FROM ams_listed p
         WHERE ${where.sql} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_VALUES}`,
      )
      .all(...where.values)
  }
  return {
    badges: countsOf('badges'),
    vendors: countsOf('vendors'),
    categories: countsOf('categories'),
    shopifyStatuses: countsOf('shopifyStatuses'),
    amsStatuses: countsOf('amsStatuses'),
    stock: countsOf('stock'),
  }
}

type Place = { key: string | number; name: string }

/** The products before and after one in the order of the list, whether it is still in the list or not. */
export function productNeighbours(
  db: Database,
  input: EngineInput<'products.neighbours'>,
): EngineOutput<'products.neighbours'> {
  const { amsProductId, sort, ...filter } = productNeighboursInputSchema.parse(input)
  const { by, descending } = sort
  const place = db
    .prepare<[string], Place>(`SELECT ${KEYS[by]} AS key, p.name FROM ams_listed p WHERE p.id = ?`)
    .get(amsProductId)
  if (!place) return { previous: null, next: null }
  const where = productsUnder(filter)
  const beside = (way: '<' | '>'): string | null =>
    db
      .prepare<Values, string>(
        `SELECT p.id FROM ams_listed p WHERE ${where.sql}
           AND (${by === 'name' ? '' : `${KEYS[by]}, `}p.name COLLATE NOCASE, p.id) ${way}
             (${by === 'name' ? '' : '?, '}?, ?)
         ORDER BY ${orderOf({ by, descending: way === '<' })} LIMIT 1`,
      )
      .pluck()
      .get(...where.values, ...(by === 'name' ? [] : [place.key]), place.name, amsProductId) ?? null
  const [before, after] = [beside('<'), beside('>')]
  return descending ? { previous: after, next: before } : { previous: before, next: after }
}

function toRow(row: RowRecord): EngineOutput<'products.list'>['rows'][number] {
  return {
    amsProductId: row.id,
    name: row.name,
    thumb: row.thumb,
    vendor: row.vendor,
    category: row.category,
    variants: row.variants,
    priceFrom: row.price_from,
    priceTo: row.price_to,
    available: row.available,
    shopifyStatus: row.shopify_status,
    amsStatus: row.status,
    badge: row.badge,
    differences: row.differences,
  }
}
