import { writeCatalogFile } from '@main/exports'
import type { AmsProduct } from '@shared/catalog/product'
import { amsProducts } from './ams-products'
import type { CatalogSpec } from './catalog-spec'

export type CatalogFileKind = 'csv' | 'xlsx'

const PRODUCTS_PER_BATCH = 500

/** AMS's side of a spec as the file that Concord itself exports. */
export async function writeCatalog(
  spec: CatalogSpec,
  kind: CatalogFileKind,
  path: string,
): Promise<void> {
  await writeCatalogFile(path, `ams-${kind}`, {
    products: batches(spec),
    wrote: () => undefined,
    pictureBytes: async () => null,
    pause: async () => undefined,
  })
}

function* batches(spec: CatalogSpec): Generator<readonly AmsProduct[]> {
  let batch: AmsProduct[] = []
  for (const product of amsProducts(spec)) {
    batch.push(product)
    if (batch.length < PRODUCTS_PER_BATCH) continue
    yield batch
    batch = []
  }
  yield batch
}
