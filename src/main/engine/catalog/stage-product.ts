import type { AmsProduct } from '@shared/catalog/product'
import { t } from '@shared/words/words'
import { amsContentHash } from '../fields'
import type { ImportDesk, IncomingProduct, StateStore } from '../ports'
import { likeKey } from './like-key'
import { mergeImport } from './merge-import'

/** The catalog that is prepared, and what it is held against. */
export type Staging = {
  readonly store: StateStore
  readonly desk: ImportDesk
  /** The file has no column for pictures: it says nothing about them. */
  readonly isSilentAboutImages: boolean
}

/**
 * Puts a product of the file at its place, merged with what Concord knows better. Where one of its variants is another
 * product's by now, the reason is returned and nothing was put.
 */
export function stageProduct(staging: Staging, source: AmsProduct, place: number): string | null {
  const { store, desk, isSilentAboutImages } = staging
  const incoming = isSilentAboutImages ? withKnownImages(store, source) : source
  const { ams } = store
  const product = mergeImport(ams.imported(source.id), ams.lastKnown(source.id), incoming)
  const taken = takenVariant(desk, product)
  if (taken !== null) return taken
  const kind = kindOf(ams.product(product.id), product)
  desk.stage({ place, kind, product, source: incoming, likeKeys: likeKeysOf(product) })
  return null
}

/**
 * The product stays as AMS has it, because its rows can't be taken or no file knows it. Whoever claims one of its
 * variants is refused and kept, too.
 */
export function keepProduct(staging: Staging, id: string, place: number): void {
  const { store, desk } = staging
  const product = store.ams.product(id)
  if (!product) {
    desk.unstage(id)
    return
  }
  for (const variant of product.variants) {
    const owner = desk.ownerOf(variant.id)
    if (owner === null || owner === id) continue
    const claimed = desk.staged(owner)
    desk.unstage(owner)
    desk.refuse([
      {
        line: 0,
        column: null,
        value: variant.id,
        reason: ofOther(variant.id, id),
        productId: owner,
      },
    ])
    keepProduct(staging, owner, claimed?.place ?? place)
  }
  desk.stage({ place, kind: 'kept', product, source: null, likeKeys: likeKeysOf(product) })
}

/** Somebody changed these products since they were staged: each is merged again with what is there now. */
export function bringUpToDate(staging: Staging, touched: readonly string[]): void {
  const { desk, store } = staging
  for (const id of touched) {
    const staged = desk.staged(id)
    if (staged?.source) {
      const refused = stageProduct(staging, staged.source, staged.place)
      if (refused !== null) keepProduct(staging, id, staged.place)
    } else if (staged || store.ams.imported(id) === null) {
      keepProduct(staging, id, staged?.place ?? BEHIND_ALL)
    }
  }
}

/** Places of a file's products end long before. */
export const BEHIND_ALL = 1_000_000_000

function kindOf(before: AmsProduct | null, after: AmsProduct): IncomingProduct['kind'] {
  if (!before) return 'new'
  const isSame =
    amsContentHash(before) === amsContentHash(after) && ownWords(before) === ownWords(after)
  return isSame ? 'unchanged' : 'changed'
}

/** What no field that syncs tells. */
function ownWords({ amsOnly, variants }: AmsProduct): string {
  return JSON.stringify([
    inOrder(amsOnly),
    variants.map((variant) => [variant.id, inOrder(variant.amsOnly)]),
  ])
}

function inOrder(values: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1))
}

function takenVariant(desk: ImportDesk, { id, variants }: AmsProduct): string | null {
  for (const variant of variants) {
    const owner = desk.ownerOf(variant.id)
    if (owner !== null && owner !== id) return ofOther(variant.id, owner)
  }
  return null
}

function ofOther(variantId: string, owner: string): string {
  return t`variant ${variantId} is one of product ${owner}`
}

function likeKeysOf({ variants }: AmsProduct): IncomingProduct['likeKeys'] {
  return variants
    .map(({ id, sku }) => ({ variantId: id, key: likeKey(sku) }))
    .filter(({ key }) => key !== '')
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
