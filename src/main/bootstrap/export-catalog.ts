import { basename } from 'node:path'
import type { CatalogExport, CatalogExported } from '@shared/contract/catalog-export'
import type { Engine } from '../engine'
import type { WrittenProduct } from '../engine/ports'
import { writeCatalogFile } from '../exports'

type Parts = {
  readonly exports: Engine['catalogExports']
  readonly pictureBytes: (sha256: string, file: string | undefined) => Promise<Uint8Array | null>
  readonly pause: () => Promise<void>
}

/** Writes AMS's catalog as a file; what a file for AMS says counts as known to AMS once the file is whole. */
export async function exportCatalog(
  path: string,
  { scope, file }: CatalogExport,
  { exports, pictureBytes, pause }: Parts,
): Promise<CatalogExported> {
  const name = basename(path)
  const said: WrittenProduct[] = []
  const written = await writeCatalogFile(path, file, {
    products: exports.products(scope),
    wrote: (products) => said.push(...products.map((product) => exports.markOf(product))),
    pictureBytes,
    pause,
  })
  if (file !== 'shopify-csv') exports.written(name, said)
  return { name, ...written }
}
