import type { AmsProduct } from '@shared/catalog/product'
import type { ExportScope } from '@shared/contract/catalog-export'
import { t } from '@shared/words/words'
import type { EngineOptions } from '../engine-options'
import type { LongWork, LongWorks } from '../long-works'
import { isoNow, type WrittenProduct } from '../ports'
import { catalogReplaced } from './catalog-replaced'
import { exportMark, isNewsToAms } from './export-mark'
import { stretchesOf } from './export-stretches'

type Options = Pick<EngineOptions, 'environment' | 'store'>

/**
 * One file on its way out, of the one catalog that was AMS's when it began. A product leaves as it is when it is
 * read, and counts as known to AMS with just that: what is changed later is news again.
 */
export class CatalogExport {
  readonly #options: Options
  readonly #scope: ExportScope
  readonly #generation: number
  readonly #work: LongWork
  readonly #written: WrittenProduct[] = []

  /** Throws `already-running` while another file is written. */
  constructor(options: Options, works: LongWorks, scope: ExportScope) {
    this.#options = options
    this.#scope = scope
    const { generation, products } = options.store.catalogExports.live()
    this.#generation = generation
    this.#work = works.begin('export', { name: t`Export the AMS catalog`, total: products })
  }

  get isCanceled(): boolean {
    return this.#work.signal.aborted
  }

  /**
   * The products of the scope in the catalog's order, stretch by stretch; a stretch may be empty. Throws when the
   * person cancels, and `file-not-written` when another catalog takes the place of this one.
   */
  *products(): Generator<readonly AmsProduct[]> {
    let looked = 0
    for (const stretch of stretchesOf(this.#options.store, this.#generation)) {
      if (stretch === null) throw catalogReplaced()
      const chosen = this.#scope === 'all' ? stretch : stretch.filter(isNewsToAms)
      yield chosen.map(({ product }) => product)
      looked += stretch.length
      this.#work.advance(looked)
      this.#work.signal.throwIfAborted()
    }
  }

  /** The rows of these products are made. */
  wrote(products: readonly AmsProduct[]): void {
    for (const product of products) {
      this.#written.push({ id: product.id, mark: exportMark(product) })
    }
  }

  /** A file for AMS is whole under its name: from now on AMS is taken to know what it says. */
  known(name: string): void {
    const { environment, store } = this.#options
    const file = { at: isoNow(environment.clock), name, products: this.#written.length }
    store.catalogExports.remember(file, this.#generation, this.#written)
  }

  /** It is over, however it ended. */
  end(): void {
    this.#work.end()
  }
}
