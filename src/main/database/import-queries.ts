import type { ImportDesk, ImportStore } from '../engine/ports'
import {
  type AmsProductReader,
  type AmsProductWriter,
  amsProductReader,
  amsProductWriter,
} from './ams-product-rows'
import { storedAmsProduct } from './ams-product-schema'
import { catalogSwitch } from './catalog-switch'
import { toJson } from './columns'
import type { Database } from './database'
import type { Generations } from './generations'
import {
  closeImportFile,
  ignoreTouched,
  importFileCleaner,
  openImportFile,
  watchTouched,
} from './import-file'
import { importPages } from './import-pages'
import { importRows } from './import-rows'

/** One import at a time is prepared; see `import-file.ts` for where. */
export function importQueries(db: Database, generations: Generations): ImportStore {
  const write = amsProductWriter(db)
  const read = amsProductReader(db)
  const catalog: Catalog = { write, read, makeLive: catalogSwitch(db, generations, read) }
  let table: Table | null = null
  let open: ImportDesk | null = null
  return {
    begin() {
      open?.close()
      const isNew = openImportFile(db)
      const used = isNew || table === null ? tableOver(db, generations, catalog) : table
      used.clear()
      table = used
      const desk: ImportDesk = {
        ...used.desk,
        close() {
          if (open !== desk) return
          open = null
          used.abandon()
          if (closeImportFile(db)) table = null
        },
      }
      open = desk
      return desk
    },
    sweep: (limit) => generations.sweep('ams', limit),
  }
}

/** What the desks of one file share: its statements, and what lies there. */
type Table = {
  readonly desk: Omit<ImportDesk, 'close'>
  readonly clear: () => void
  readonly abandon: () => void
}

type Catalog = {
  readonly write: AmsProductWriter
  readonly read: AmsProductReader
  readonly makeLive: ReturnType<typeof catalogSwitch>
}

type Staging = { readonly generation: number; readonly sourceName: string }

function tableOver(
  db: Database,
  generations: Generations,
  { write, read, makeLive }: Catalog,
): Table {
  const clear = importFileCleaner(db)
  const putStaged = db.prepare(
    'INSERT OR REPLACE INTO import_staged (id, place, kind, source) VALUES (?, ?, ?, ?)',
  )
  const selectStaged = db.prepare<[string], { place: number; source: string | null }>(
    'SELECT place, source FROM import_staged WHERE id = ?',
  )
  const putLike = db.prepare('INSERT OR REPLACE INTO import_like VALUES (?, ?, ?)')
  const dropLike = db.prepare('DELETE FROM import_like WHERE product_id = ?')
  const dropStaged = db.prepare('DELETE FROM import_staged WHERE id = ?')
  const dropProduct = db.prepare('DELETE FROM ams_product WHERE generation = ? AND id = ?')
  const dropVariants = db.prepare('DELETE FROM ams_variant WHERE generation = ? AND product_id = ?')
  const selectOwner = db
    .prepare<[number, string], string>(
      'SELECT product_id FROM ams_variant WHERE generation = ? AND id = ?',
    )
    .pluck()
  const selectNeverInAFile = db
    .prepare<[number], string>(
      `SELECT id FROM ams_product WHERE generation = ? AND id NOT IN
         (SELECT product_id FROM ams_imported) AND id NOT IN (SELECT id FROM import_staged)
       ORDER BY position`,
    )
    .pluck()
  const selectTouched = db.prepare<[], string>('SELECT id FROM import_touched ORDER BY id').pluck()
  const keepImported = db.prepare(
    `INSERT INTO ams_imported (product_id, product)
       SELECT id, source FROM import_staged WHERE source IS NOT NULL
     ON CONFLICT (product_id) DO UPDATE SET product = excluded.product
       WHERE product <> excluded.product`,
  )

  let staging: Staging | null = null
  let isWatching = false
  const current = (): Staging => {
    if (!staging) throw new Error('No catalog was begun at this desk')
    return staging
  }
  const ignore = (): void => {
    if (isWatching) ignoreTouched(db)
    isWatching = false
  }
  const abandon = (): void => {
    ignore()
    if (staging) generations.abandon(staging.generation)
    staging = null
  }
  const forgetCatalog = db.prepare('DELETE FROM import_staged')
  const forgetLike = db.prepare('DELETE FROM import_like')
  const forgetRefused = db.prepare('DELETE FROM import_refused')
  const forgetNotes = db.prepare('DELETE FROM import_note')
  const forgetTouched = db.prepare('DELETE FROM import_touched')
  const forgetProducts = db.prepare('DELETE FROM import_product')
  const unassign = db.prepare('UPDATE import_row SET place = NULL WHERE place IS NOT NULL')
  const desk: Table['desk'] = {
    ...importRows(db),
    ...importPages(db, generations, read, () => current().generation),
    beginCatalog(sourceName, at) {
      if (staging) {
        abandon()
        const earlier = [forgetCatalog, forgetLike, forgetRefused, forgetNotes, forgetTouched]
        for (const statement of [...earlier, forgetProducts, unassign]) statement.run()
      }
      staging = { generation: generations.begin('ams', sourceName, at), sourceName }
    },
    watch() {
      watchTouched(db, generations.liveId('ams'))
      isWatching = true
    },
    stage({ place, kind, product, source, likeKeys }) {
      write(current().generation, place, product)
      putStaged.run(product.id, place, kind, source && toJson(source))
      dropLike.run(product.id)
      for (const { key, variantId } of likeKeys) putLike.run(key, variantId, product.id)
    },
    unstage(id) {
      const { generation } = current()
      dropVariants.run(generation, id)
      dropProduct.run(generation, id)
      dropStaged.run(id)
      dropLike.run(id)
    },
    staged(id) {
      const row = selectStaged.get(id)
      if (!row) return null
      return { place: row.place, source: storedAmsProduct(row.source ?? undefined) }
    },
    ownerOf: (variantId) => selectOwner.get(current().generation, variantId) ?? null,
    neverInAFile: () => selectNeverInAFile.all(generations.liveId('ams')),
    switchTo(at, bringUpToDate) {
      const changes = db.transaction(() => {
        bringUpToDate(selectTouched.all())
        keepImported.run()
        return makeLive({ ...current(), at })
      })()
      // Only now: what a failed switch leaves is still watched.
      staging = null
      ignore()
      return changes
    },
  }
  return { desk, clear, abandon }
}
