import type { ExportFacts, ExportScope } from '@shared/contract/catalog-export'
import type { EngineOptions } from '../engine-options'
import type { LongWorks } from '../long-works'
import { CatalogExport } from './catalog-export'
import { isNewsToAms } from './export-mark'
import { stretchesOf } from './export-stretches'

/** What of AMS's catalog leaves as a file: all of it, or what AMS does not know yet. */
export class CatalogExports {
  readonly #options: EngineOptions
  readonly #works: LongWorks

  constructor(options: EngineOptions, works: LongWorks) {
    this.#options = options
    this.#works = works
  }

  /** How much each scope would write, and what was written last. Takes as long as the catalog. */
  async facts(): Promise<ExportFacts> {
    const { catalogExports } = this.#options.store
    for (;;) {
      const sizes = await this.#sizes()
      if (sizes !== null) return { ...sizes, last: catalogExports.last() }
    }
  }

  /** Begins with a file; whoever writes it ends it. Throws `already-running` while another one is written. */
  begin(scope: ExportScope): CatalogExport {
    return new CatalogExport(this.#options, this.#works, scope)
  }

  /** Null where another catalog took the place of the one that was counted. */
  async #sizes(): Promise<Pick<ExportFacts, 'all' | 'changed'> | null> {
    const { environment, store } = this.#options
    const all = { products: 0, variants: 0 }
    const changed = { products: 0, variants: 0 }
    for (const stretch of stretchesOf(store, store.catalogExports.live().generation)) {
      if (stretch === null) return null
      for (const found of stretch) {
        for (const sum of isNewsToAms(found) ? [all, changed] : [all]) {
          sum.products += 1
          sum.variants += found.product.variants.length
        }
      }
      await environment.scheduler.pause()
    }
    return { all, changed }
  }
}
