import { ConcordError } from '@shared/contract/app-error'
import type { ImportResult } from '@shared/contract/store'
import { t } from '@shared/words/words'
import type { CatalogToImport, Environment, StateStore } from '../ports'
import { isoNow } from '../ports'
import { forgetCurrency } from './agreed-currency'
import { isShrunken, shrunken, withoutProducts } from './shrunken'
import { BEHIND_ALL, bringUpToDate, keepProduct, type Staging, stageProduct } from './stage-product'

/**
 * Makes a read catalog the AMS side at once: whole, or nothing changes. A catalog of less than half the size is
 * refused with both numbers (`catalog-shrunken`) unless the person has agreed to it. What a person chooses goes
 * through `CatalogImports`, with a preview.
 */
export function importCatalog(
  { clock }: Environment,
  store: StateStore,
  { sourceName, products, notes, isSilentAboutImages = false }: CatalogToImport,
  allowShrunken: boolean,
): ImportResult {
  if (products.length === 0) throw withoutProducts(sourceName)
  const desk = store.imports.begin()
  try {
    const at = isoNow(clock)
    const staging: Staging = { store, desk, isSilentAboutImages }
    store.repeatable(() => {
      desk.beginCatalog(sourceName, at)
      for (const [place, product] of products.entries()) {
        const refused = stageProduct(staging, product, place)
        if (refused !== null) throw notWhole(sourceName, refused)
      }
      for (const id of desk.neverInAFile()) keepProduct(staging, id, BEHIND_ALL)
    })
    const counts = desk.counts()
    if (isShrunken(counts) && !allowShrunken) throw shrunken(sourceName, counts)
    const changes = desk.switchTo(at, (touched) => bringUpToDate(staging, touched))
    forgetCurrency(store.runs)
    return {
      sourceName,
      products: products.length,
      variants: products.reduce((sum, product) => sum + product.variants.length, 0),
      added: changes.added,
      changed: changes.changed,
      unchanged: changes.unchanged,
      missing: changes.missing,
      notes: [...notes],
    }
  } finally {
    desk.close()
    store.imports.sweep()
  }
}

function notWhole(sourceName: string, why: string): ConcordError {
  return new ConcordError({
    code: 'file-not-a-catalog',
    message: t`${sourceName} can't be taken as a catalog: ${why}. The AMS catalog was not changed.`,
    nextStep: t`Choose another file.`,
    retryable: false,
  })
}
