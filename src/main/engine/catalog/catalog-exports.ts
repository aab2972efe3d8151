import type { AmsProduct } from '@shared/catalog/product'
import type { ExportFacts, ExportScope } from '@shared/contract/catalog-export'
import type { EngineOptions } from '../engine-options'
import { type ExportPlace, isoNow, type ProductToExport, type WrittenProduct } from '../ports'
import { exportMark, isNewsToAms } from './export-mark'

/** Products looked at before others get their turn. */
const STRETCH = 100

/** What of AMS's catalog leaves as a file: all of it, or what AMS does not know yet. */
export class CatalogExports {
  readonly #options: EngineOptions

  constructor(options: EngineOptions) {
    this.#options = options
  }

  /** How much each scope would write, and what was written last. Takes as long as the catalog. */
  async facts(): Promise<ExportFacts> {
    const { environment, store } = this.#options
    const all = { products: 0, variants: 0 }
    const changed = { products: 0, variants: 0 }
    for (const stretch of this.#stretches()) {
      for (const found of stretch) {
        for (const sum of isNewsToAms(found) ? [all, changed] : [all]) {
          sum.products += 1
          sum.variants += found.product.variants.length
        }
      }
      await environment.scheduler.pause()
    }
    return { all, changed, last: store.catalogExports.last() }
  }

  /** The products of a scope in the catalog's order, stretch by stretch; a stretch may be empty. */
  *products(scope: ExportScope): Generator<readonly AmsProduct[]> {
    for (const stretch of this.#stretches()) {
      const chosen = scope === 'all' ? stretch : stretch.filter(isNewsToAms)
      yield chosen.map(({ product }) => product)
    }
  }

  /** A file for AMS was written whole: from now on AMS is taken to know what it says. */
  written(name: string, products: readonly WrittenProduct[]): void {
    const { environment, store } = this.#options
    const file = { at: isoNow(environment.clock), name, products: products.length }
    store.catalogExports.remember(file, products)
  }

  markOf(product: AmsProduct): WrittenProduct {
    return { id: product.id, mark: exportMark(product) }
  }

  *#stretches(): Generator<readonly ProductToExport[]> {
    let after: ExportPlace | null = null
    do {
      const { next, products } = this.#options.store.catalogExports.stretch(after, STRETCH)
      yield products
      after = next
    } while (after !== null)
  }
}
