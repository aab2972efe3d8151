import { basename } from 'node:path'
import type {
  CatalogExported,
  CatalogExport as WantedExport,
} from '@shared/contract/catalog-export'
import type { Engine } from '../engine'
import { writeCatalogFile } from '../exports'

type Parts = {
  readonly exports: Engine['catalogExports']
  readonly pictureBytes: (sha256: string, file: string | undefined) => Promise<Uint8Array | null>
  readonly pause: () => Promise<void>
}

/**
 * Writes AMS's catalog as a file; what a file for AMS says counts as known to AMS once the file is whole. Null where
 * the person canceled: nothing was written then.
 */
export async function exportCatalog(
  path: string,
  { scope, file }: WantedExport,
  { exports, pictureBytes, pause }: Parts,
): Promise<CatalogExported | null> {
  const name = basename(path)
  const leaving = exports.begin(scope)
  try {
    const written = await writeCatalogFile(path, file, {
      products: leaving.products(),
      wrote: (products) => leaving.wrote(products),
      pictureBytes,
      pause,
    })
    if (file !== 'shopify-csv') leaving.known(name)
    return { name, ...written }
  } catch (thrown) {
    if (leaving.isCanceled) return null
    throw thrown
  } finally {
    leaving.end()
  }
}
