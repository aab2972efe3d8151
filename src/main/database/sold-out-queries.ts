import type { InventoryPolicy, SoldOutRule } from '@shared/catalog/sold-out'
import { t } from '@shared/words/words'
import type { SoldOutStore } from '../engine/ports'
import { amsChangeSaver } from './ams-change-saver'
import { toJson } from './columns'
import type { Database } from './database'
import type { Generations } from './generations'
import { stockEnqueuer } from './stock-enqueuer'

type KeptRecord = { shopify_variant_id: string; earlier: InventoryPolicy; set_to: InventoryPolicy }

export function soldOutQueries(db: Database, generations: Generations): SoldOutStore {
  const queue = stockEnqueuer(db)
  const save = amsChangeSaver(db, generations)
  const selectRules = db
    .prepare<[string], [amsVariantId: string, rule: SoldOutRule]>(
      'SELECT ams_variant_id, rule FROM sold_out_rule WHERE ams_product_id = ?',
    )
    .raw()
  const saveRule = db.prepare(
    `INSERT INTO sold_out_rule (ams_product_id, ams_variant_id, rule) VALUES (?, ?, ?)
     ON CONFLICT (ams_product_id, ams_variant_id) DO UPDATE SET rule = excluded.rule`,
  )
  const dropRule = db.prepare(
    'DELETE FROM sold_out_rule WHERE ams_product_id = ? AND ams_variant_id = ?',
  )
  const selectKept = db.prepare<[string], KeptRecord>(
    `SELECT k.shopify_variant_id, k.earlier, k.set_to
     FROM json_each(?) w CROSS JOIN kept_policy k ON k.shopify_variant_id = w.value`,
  )
  const savePolicy = db.prepare(
    `INSERT INTO kept_policy (shopify_variant_id, earlier, set_to) VALUES (?, ?, ?)
     ON CONFLICT (shopify_variant_id) DO UPDATE SET earlier = excluded.earlier,
       set_to = excluded.set_to`,
  )
  const dropPolicy = db.prepare('DELETE FROM kept_policy WHERE shopify_variant_id = ?')
  return {
    rulesOf: (amsProductId) => new Map(selectRules.all(amsProductId)),
    setRule({ amsProductId, amsVariantId }, rule, at) {
      db.transaction(() => {
        if (rule === null) dropRule.run(amsProductId, amsVariantId)
        else saveRule.run(amsProductId, amsVariantId, rule)
        queue.soldOut({ amsProductId, amsVariantId }, { cause: 'sold-out-rule', text: '', at })
      })()
    },
    ruleOfStoreChanged(at) {
      db.transaction(() => queue.soldOut(null, { cause: 'sold-out-rule', text: '', at }))()
    },
    setSoldOut({ amsVariantId, isSoldOut, at }, ours, pair) {
      db.transaction(() => {
        const text = isSoldOut ? t`taken off sale` : t`put back on sale`
        queue.soldOut({ amsProductId: ours.id, amsVariantId }, { cause: 'sold-out', text, at })
        save(ours, pair, at)
      })()
    },
    keptPolicies: (ids) =>
      new Map(
        selectKept
          .all(toJson(ids))
          .map(({ shopify_variant_id: id, earlier, set_to: setTo }) => [id, { earlier, setTo }]),
      ),
    keepPolicy(shopifyVariantId, kept) {
      if (kept === null) dropPolicy.run(shopifyVariantId)
      else savePolicy.run(shopifyVariantId, kept.earlier, kept.setTo)
    },
  }
}
