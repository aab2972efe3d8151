import type { AmsProduct } from '@shared/catalog/product'
import { ConcordError } from '@shared/contract/app-error'
import type { ImportResult } from '@shared/contract/store'
import { t } from '@shared/words/words'
import type { CatalogToImport, Environment, StateStore } from '../ports'
import { isoNow } from '../ports'
import { forgetCurrency } from './agreed-currency'
import { mergeImport } from './merge-import'

/** Below this many products a catalog may shrink without being asked about. */
const SHRINK_MATTERS_FROM = 10

/**
 * Makes a read catalog the AMS side: whole, or nothing changes. A catalog of less than half the size
 * is refused with both numbers (`catalog-shrunken`) unless the person has agreed to it.
 */
export function importCatalog(
  { clock }: Environment,
  store: StateStore,
  { sourceName, products, notes, isSilentAboutImages = false }: CatalogToImport,
  allowShrunken: boolean,
): ImportResult {
  if (products.length === 0) {
    throw new ConcordError({
      code: 'file-not-a-catalog',
      message: t`${sourceName} holds no products. The AMS catalog was not changed.`,
      nextStep: t`Choose a file with at least one product.`,
      retryable: false,
    })
  }
  const incoming = isSilentAboutImages
    ? products.map((product) => withKnownImages(store, product))
    : products
  const merged = mergeWithKept(store, incoming)
  const expected = store.ams.changesOf(merged)
  const isShrunken =
    expected.before >= SHRINK_MATTERS_FROM && expected.missing * 2 > expected.before
  if (isShrunken && !allowShrunken) {
    throw new ConcordError({
      code: 'catalog-shrunken',
      message: t`${sourceName} lacks ${expected.missing} of the ${expected.before} products that AMS has now. The AMS catalog was not changed.`,
      nextStep: t`Import it only if these products are really gone, or if it is a catalog of its own.`,
      retryable: false,
      details: { before: String(expected.before), missing: String(expected.missing) },
    })
  }
  const changes = store.ams.replace({
    sourceName,
    at: isoNow(clock),
    imported: incoming,
    products: merged,
  })
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
}

/** What the last file or a person said of pictures stands where a file says nothing. */
function withKnownImages({ ams }: StateStore, product: AmsProduct): AmsProduct {
  const known = ams.imported(product.id) ?? ams.lastKnown(product.id)
  if (!known) return product
  const imageOf = new Map(known.variants.map(({ id, imageId }) => [id, imageId]))
  return {
    ...product,
    images: known.images,
    variants: product.variants.map((variant) => ({
      ...variant,
      imageId: imageOf.get(variant.id) ?? null,
    })),
  }
}

/** The file's products with what Concord knows better, and those that only Concord has. */
function mergeWithKept({ ams }: StateStore, products: readonly AmsProduct[]): AmsProduct[] {
  const merged = products.map((product) =>
    mergeImport(ams.imported(product.id), ams.lastKnown(product.id), product),
  )
  const inFile = new Set(products.map(({ id }) => id))
  return [...merged, ...ams.neverInAFile().filter(({ id }) => !inFile.has(id))]
}
