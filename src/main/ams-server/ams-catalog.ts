import type { ShopAnswer } from '@shared/ams-http/contract'
import { toContent } from '@shared/ams-http/to-content'
import type { AmsProduct } from '@shared/catalog/product'
import { meta, openCatalogFile } from './catalog-file'
import { type Pictures, pictures } from './pictures'
import { PAGE_SIZE, type Products, products } from './products'
import { type StockLedger, stockLedger } from './stock'

export type AmsCatalogOptions = {
  /** Path of the catalog's file; in memory where it is absent. */
  readonly file?: string | undefined
  /** Put into a catalog that holds nothing yet. */
  readonly products?: readonly AmsProduct[]
  readonly name?: string
  readonly currencyCode?: string
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

/** A catalog that keeps the contract, in a SQLite file of its own. */
export type AmsCatalog = {
  shop(): ShopAnswer
  readonly products: Products
  readonly stock: StockLedger
  readonly pictures: Pictures
  close(): void
}

export function openAmsCatalog({
  file = ':memory:',
  products: first = [],
  name = 'Back office',
  currencyCode = 'USD',
  now = Date.now,
}: AmsCatalogOptions): AmsCatalog {
  const db = openCatalogFile(file)
  const facts = meta(db)
  const held = products(db, now)
  const stock = stockLedger(db, held, now)
  if (held.count() === 0) {
    db.transaction(() => {
      for (const product of first) {
        held.write({ id: product.id, expected: null, key: null, content: toContent(product) })
      }
      count(db, first)
    })()
  }
  return {
    shop: () => ({
      id: facts.get('id') ?? '',
      name,
      currencyCode,
      time: new Date(now()).toISOString(),
      products: held.count(),
      pageSize: PAGE_SIZE,
    }),
    products: held,
    stock,
    pictures: pictures(db),
    close: () => db.close(),
  }
}

/** What a catalog begins with was counted before there was a ledger. */
function count(db: ReturnType<typeof openCatalogFile>, first: readonly AmsProduct[]): void {
  const update = db.prepare(
    'UPDATE stock SET on_hand = ?, commitments = ? WHERE product_id = ? AND variant_id = ?',
  )
  for (const { id, variants } of first) {
    for (const variant of variants) {
      update.run(variant.onHand, variant.wholesaleCommitments, id, variant.id)
    }
  }
}
