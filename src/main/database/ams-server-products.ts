import type { AmsProduct } from '@shared/catalog/product'
import { changedFields } from '../engine/fields'
import type { AmsSettlement, ServedAmsProduct } from '../engine/ports'
import { amsListed } from './ams-listed'
import { missingKeeper } from './ams-missing'
import { amsProductReader } from './ams-product-rows'
import { amsProductSaver } from './ams-product-saver'
import { storedAmsProduct } from './ams-product-schema'
import { toJson } from './columns'
import type { Database } from './database'
import type { Generations } from './generations'
import { historyWriter } from './history-writer'
import { movedMarks } from './moved'
import { stockEnqueuer } from './stock-enqueuer'
import { stockLedger } from './stock-ledger'

type ServedRecord = { version: string; product: string }

/** What the server had of each product, and the product here after it was served. */
export function amsServerProducts(db: Database, generations: Generations) {
  const select = db.prepare<[string], ServedRecord>(
    'SELECT version, product FROM ams_server_product WHERE product_id = ?',
  )
  const save = db.prepare('INSERT OR REPLACE INTO ams_server_product VALUES (?, ?, ?)')
  const drop = db.prepare('DELETE FROM ams_server_product WHERE product_id = ?')
  const dropConflicts = db.prepare('DELETE FROM ams_server_conflict WHERE product_id = ?')
  const keepConflict = db.prepare('INSERT INTO ams_server_conflict VALUES (?, ?, ?, ?)')
  const selectFound = db.prepare<[string], { variant_id: string; field: string; found_at: string }>(
    'SELECT variant_id, field, found_at FROM ams_server_conflict WHERE product_id = ?',
  )
  const wait = db.prepare('INSERT OR REPLACE INTO ams_server_waiting VALUES (?, ?)')
  const waitNot = db.prepare('DELETE FROM ams_server_waiting WHERE product_id = ?')
  // What was accepted for it must not be lost, should it come again.
  const removeProduct = db.prepare('DELETE FROM ams_product WHERE generation = ? AND id = ?')
  const removeVariants = db.prepare(
    'DELETE FROM ams_variant WHERE generation = ? AND product_id = ?',
  )
  const readLive = amsProductReader(db)
  const saveLive = amsProductSaver(db, generations)
  const ledger = stockLedger(db)
  const queue = stockEnqueuer(db)
  const keepMissing = missingKeeper(db)
  const listed = amsListed(db, generations)
  const { mark } = movedMarks(db)
  const history = historyWriter(db)

  const served = (id: string): ServedAmsProduct | null => {
    const row = select.get(id)
    const product = storedAmsProduct(row?.product)
    return row && product ? { version: row.version, product } : null
  }
  const put = (product: AmsProduct, { at, sourceName, isFirstCatalog }: AmsSettlement): void => {
    const generation = generations.liveId('ams')
    const before = readLive(generation, product.id)
    ledger.keepCounts(generation, product, sourceName, at)
    saveLive(product)
    mark('ams', product.id, before === null || identityOf(before) !== identityOf(product))
    if (!before) {
      const detail = sourceName
      if (!isFirstCatalog) history.product(product.id, { action: 'file-new', detail, at })
      return
    }
    const written = { action: 'file-changed', detail: sourceName, at } as const
    history.changes(product.id, changedFields(before, product), written)
    queue.served(before, product, { cause: 'import', text: sourceName, at })
  }
  const remove = (id: string, at: string, sourceName: string): void => {
    const generation = generations.liveId('ams')
    const before = readLive(generation, id)
    if (!before) return
    keepMissing(before)
    removeVariants.run(generation, id)
    removeProduct.run(generation, id)
    listed.these([id])
    mark('ams', id, true)
    history.product(id, { action: 'file-missing', detail: sourceName, at })
  }
  const keepConflicts = ({ productId, conflicts, at }: AmsSettlement): void => {
    const known = selectFound.all(productId)
    dropConflicts.run(productId)
    for (const { variantId, field } of conflicts) {
      const before = known.find((row) => row.variant_id === variantId && row.field === field)
      keepConflict.run(productId, variantId, field, before?.found_at ?? at)
    }
  }

  return {
    served,
    settle(settlement: AmsSettlement): void {
      const { productId, at, base, live, waits, sourceName } = settlement
      db.transaction(() => {
        if (live === 'gone') remove(productId, at, sourceName)
        else if (live) put(live, settlement)
        if (base) save.run(productId, base.version, toJson(base.product))
        else drop.run(productId)
        keepConflicts(settlement)
        if (waits === 'no') waitNot.run(productId)
        else wait.run(productId, waits === 'held' ? 1 : 0)
      })()
    },
  }
}

function inOrder(one: string, other: string): number {
  return one < other ? -1 : 1
}

/** What tells who is who in Shopify. */
function identityOf({ shopifyProductId, variants }: AmsProduct): string {
  return toJson([shopifyProductId, variants.map(({ id, sku }) => `${id} ${sku}`).sort(inOrder)])
}
