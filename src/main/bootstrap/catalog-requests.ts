import { basename } from 'node:path'
import type { CatalogFile } from '@shared/contract/catalog-export'
import { valueOf } from '@shared/contract/result'
import { t } from '@shared/words/words'
import type { BrowserWindow } from 'electron'
import type { EngineHost } from '../processes'
import { chooseFile, chooseFolder, chooseNewFile, type FileKind } from './file-dialogs'
import type { MainHandlers } from './main-handlers'

export type CatalogRequestParts = {
  readonly window: () => BrowserWindow | null
  /** The open store. Throws the `ConcordError` of none. */
  readonly store: () => { readonly id: string; readonly engine: EngineHost }
  readonly sampleCatalog: { readonly file: string; readonly name: string }
  /** Where the open store's watched folder is kept; null while none is watched. */
  readonly watchedFolder: (storeId: string) => string | null
  readonly watchFolder: (storeId: string, folder: string | null) => void
}

type CatalogChannel = Extract<keyof MainHandlers, `catalog.${string}`>

const CATALOG = {
  name: t`Catalog (CSV, XLSX)`,
  extensions: ['csv', 'tsv', 'txt', 'xlsx', 'xlsm'],
} as const

const CSV: FileKind = { name: 'CSV', extensions: ['csv'] }
const WORKBOOK: FileKind = { name: t`Workbook`, extensions: ['xlsx'] }
const EXPORT_NAMES: Readonly<Record<CatalogFile, string>> = {
  'ams-csv': 'ams-catalog',
  'ams-xlsx': 'ams-catalog',
  'shopify-csv': 'shopify-products',
}

/** The ways of catalog files to the engine and from it. Their paths stay here. */
export function catalogHandlers({
  window,
  store,
  sampleCatalog,
  watchedFolder,
  watchFolder,
}: CatalogRequestParts): Pick<MainHandlers, CatalogChannel> {
  const watched = () => {
    const folder = watchedFolder(store().id)
    return { name: folder && basename(folder) }
  }
  return {
    'catalog.choose-file': async () => {
      const { engine } = store()
      const path = await chooseFile(window(), t`Choose a catalog file`, CATALOG)
      if (path !== null) valueOf(await engine.openCatalog(path, { isAsked: true }))
      return null
    },
    'catalog.export': async (what) => {
      // It comes from the store that was open when the dialog was.
      const { engine } = store()
      const kind = what.file === 'ams-xlsx' ? WORKBOOK : CSV
      const path = await chooseNewFile(
        window(),
        t`Export AMS catalog`,
        EXPORT_NAMES[what.file],
        kind,
      )
      return path === null ? null : valueOf(await engine.exportCatalog(path, what))
    },
    'catalog.import-sample': async () => {
      const { file, name } = sampleCatalog
      return valueOf(await store().engine.importCatalog(file, name))
    },
    'catalog.watched-folder': async () => watched(),
    'catalog.watch-folder': async () => {
      const { id } = store()
      const folder = await chooseFolder(window(), t`Choose a folder to watch`)
      if (folder !== null) watchFolder(id, folder)
      return watched()
    },
    'catalog.watch-nothing': async () => {
      watchFolder(store().id, null)
      return watched()
    },
  }
}
