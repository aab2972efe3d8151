import { LocationRecord } from '../state/records'
import type { StoreContents } from '../state/store-state'
import { DEFAULT_LOCATION, DEFAULT_PUBLICATION, DEFAULT_SHOP } from './default-shop'
import { generateProducts } from './generated'
import { readShopFile } from './shop-file'

/** What the store starts with. `text` is a shop file (see `shop-file.ts`). */
export type StoreCatalog =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'generated'
      readonly products: number
      readonly variantsPerProduct: number
      readonly imagesPerProduct?: number
      readonly seed: number
    }
  | { readonly kind: 'file'; readonly text: string }

/** What a fresh store holds. Throws a `ShopFileError` when the shop file is wrong. */
export function contentsOf(catalog: StoreCatalog): StoreContents {
  switch (catalog.kind) {
    case 'empty':
      return {
        shop: DEFAULT_SHOP,
        locations: [newDefaultLocation()],
        publications: [DEFAULT_PUBLICATION],
        products: [],
      }
    case 'generated': {
      const location = newDefaultLocation()
      const products = generateProducts({ ...catalog, locationId: location.id })
      return {
        shop: DEFAULT_SHOP,
        locations: [location],
        publications: [DEFAULT_PUBLICATION],
        products,
      }
    }
    case 'file':
      return readShopFile(catalog.text)
  }
}

function newDefaultLocation(): LocationRecord {
  return new LocationRecord(DEFAULT_LOCATION.id, DEFAULT_LOCATION.name)
}
