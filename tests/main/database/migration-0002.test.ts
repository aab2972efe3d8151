import { sqliteStateStore } from '@main/database'
import { migrate } from '@main/database/migrate'
import { migrations } from '@main/database/migrations'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { amsProduct, amsVariant, remembered, shopProduct } from '../../support/products'
import { AT, compare, filter, LATER, stamp } from '../../support/state'

const PRODUCT = 'gid://shopify/Product/1'
const VARIANT = 'gid://shopify/ProductVariant/11'

/** A store of version 1 with a linked pair, a difference, a decision that waits and one that was sent. */
function versionOne(): BetterSqlite3.Database {
  const db = new BetterSqlite3(':memory:')
  migrate(db, migrations.slice(0, 1))
  db.exec(`
    INSERT INTO generation VALUES (1, 'ams', 'live', 'a.csv', '${AT}', '${AT}'),
      (2, 'shop', 'live', 'Shopify', '${AT}', '${AT}'), (3, 'compare', 'live', 'Compare', '${AT}', '${AT}'),
      (4, 'compare', 'staged', 'Compare', '${AT}', NULL);
    INSERT INTO ams_product VALUES (1, '1', 0, 'Ours', '<p>Turned.</p>', 'Fernhill', 'Bowl', 'active',
      'ACTIVE', '${PRODUCT}', '["Size"]', '{"components":"Oak"}', 'hash');
    INSERT INTO ams_variant VALUES (1, '1-1', '1', 0, 'BOWL-S', '64.00', '["Small"]', 4, 0, '${VARIANT}', '{}');
    INSERT INTO shop_product VALUES (2, '${PRODUCT}', 'Theirs', '<p>Turned.</p>', 'Fernhill', 'Bowl', 'ACTIVE',
      '["Size"]', '2026-11-20T10:00:00Z', 1, 'hash');
    INSERT INTO shop_variant VALUES (2, '${VARIANT}', '${PRODUCT}', 0, 'BOWL-S', '64.00', '["Small"]',
      'gid://shopify/InventoryItem/11', 1, 4);
    INSERT INTO link VALUES ('1', '${PRODUCT}', 'sku', 'Same SKU BOWL-S, used once on each side', '${AT}', NULL, NULL);
    INSERT INTO variant_link VALUES ('1-1', '${VARIANT}', '1', 'sku', 'Same SKU', '${AT}');
    INSERT INTO base_value VALUES ('1', '', 'name', '"Agreed"', '${AT}'), ('1', '1-1', 'option-values', '["Small"]', '${AT}');
    INSERT INTO difference (generation, key, product_key, review_group, kind, field, ams_product_id,
      ams_variant_id, shopify_product_id, product_name, vendor, sku, variant_label, variant_count, ours,
      theirs, base, base_agreed_at, changed_by, choices, note, candidates, row_order)
      VALUES (3, '1||name', '1', 'needs-person', 'field', 'name', '1', '', '${PRODUCT}', 'Ours', 'Fernhill', '',
        '', 1, '"Ours"', '"Theirs"', '"Agreed"', '${AT}', 'both', '["ours","theirs"]', '', '[]', 0);
    INSERT INTO decision VALUES (1, '1||vendor', 'ours', '"A"', '"B"', 'null', '${AT}', 'settled'),
      (2, '1||name', 'ours', '"Ours"', '"Theirs"', '"Agreed"', '${AT}', 'current');
    INSERT INTO decision_batch VALUES (1, 'Use AMS', '${AT}', 'done');
    INSERT INTO decision_change VALUES (1, '1||name', NULL, 2);
    INSERT INTO outbox_entry VALUES (1, 1, '1||vendor', '1', 'to-shopify', 'key-a', 'done', 'field', 'vendor',
      '1', '', '${PRODUCT}', NULL, 'Ours', '', '"A"', '"B"', '', '${AT}'),
      (2, 2, '1||name', '1', 'to-shopify', 'key-b', 'pending', 'field', 'name', '1', '', '${PRODUCT}', NULL,
      'Ours', '', '"Ours"', '"Theirs"', '', NULL);
    INSERT INTO attempt (operation, product_key, payload, started_at, outcome, request_id)
      VALUES ('update-product', '1', '{}', '${AT}', 'done', 'request-1');
    INSERT INTO attempt_entry VALUES (1, 1);`)
  return db
}

describe('a store of version 1, brought to version 2 with its rows', () => {
  test('keeps catalog, snapshot, link, base, review, decisions and attempts', async () => {
    const db = versionOne()
    migrate(db, migrations)
    expect(db.pragma('foreign_key_check')).toEqual([])
    const store = sqliteStateStore(db)
    expect(store.ams.product('1')).toEqual(
      amsProduct({
        name: 'Ours',
        shopifyProductId: PRODUCT,
        amsOnly: { components: 'Oak' },
        variants: [amsVariant({ shopifyVariantId: VARIANT })],
      }),
    )
    expect(store.shop.product(PRODUCT)).toEqual(remembered(shopProduct({ title: 'Theirs' })))
    expect(store.comparison.baseOf('1', PRODUCT)).toEqual([
      { field: 'name', variantId: '', value: 'Agreed', agreedAt: AT },
      { field: 'option-values', variantId: '1-1', value: ['Small'], agreedAt: AT },
    ])
    const page = { filter: filter(), offset: 0, limit: 10 }
    expect(store.screens.compareRows(page).rows).toMatchObject([
      { key: '1||name', changedBy: 'both', decisionState: 'waiting', choice: 'ours' },
    ])
    expect(store.outbox.counts(AT)).toMatchObject({ toShopify: 1, sentToday: 1 })
    expect(
      store.screens.outboxRows({ tab: 'sent', search: '', sentSince: AT, offset: 0, limit: 5 })
        .rows,
    ).toMatchObject([{ requestId: 'request-1', attempts: 1 }])

    // The next comparison looks at everything and finds the decision as it was seen.
    expect(store.comparison.movedCount()).toBe(2)
    await compare(store)
    expect(store.screens.compareRows(page).rows).toMatchObject([{ decisionState: 'waiting' }])
    expect(store.decisions.undo(LATER)).toMatchObject({ decided: 1, label: 'Use AMS' })
    store.decisions.decide({ keys: ['1||name'], choice: 'skip', ...stamp() })
    expect(store.screens.compareRows(page).rows).toMatchObject([{ decisionState: 'skipped' }])
    db.close()
  })
})
