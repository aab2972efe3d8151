import { migrate } from '@main/database/migrate'
import { migrations } from '@main/database/migrations'
import BetterSqlite3 from 'better-sqlite3'
import { beforeEach, describe, expect, test } from 'vitest'
import { AT } from '../../support/state'

const product = (id: string): string =>
  `INSERT OR REPLACE INTO ams_product (generation, id, position, name, description_html, vendor, category,
    status, shopify_status, shopify_product_id, option_names, images, ams_only, content_hash)
   VALUES (1, '${id}', 1, '', '', '', '', 'active', 'ACTIVE', NULL, '[]', '[]', '{}', '');`
const LINK = `INSERT INTO link (ams_product_id, shopify_product_id, evidence_kind, evidence_text, linked_at)
  VALUES ('a', 'shop', 'sku', '', '${AT}')
  ON CONFLICT (ams_product_id) DO UPDATE SET shopify_product_id = excluded.shopify_product_id`

describe('a store of an earlier version', () => {
  let db: BetterSqlite3.Database
  const waiting = () => db.prepare('SELECT product_id, is_held FROM ams_server_waiting').raw().all()
  const setServer = () =>
    db.exec(`INSERT INTO ams_server (id, base_url) VALUES (1, 'https://ams.example.com')`)

  beforeEach(() => {
    db = new BetterSqlite3(':memory:')
    migrate(
      db,
      migrations.filter(({ version }) => version < 17),
    )
    db.exec(
      `INSERT INTO generation VALUES (1, 'ams', 'live', '', '${AT}', '${AT}'); ${product('a')}`,
    )
    migrate(db, migrations)
  })

  test('notes nothing while no AMS server is set', () => {
    db.exec(`${product('a')} ${LINK}`)
    expect(waiting()).toEqual([])
  })

  test('notes every product that is written or linked, whatever the statement says of conflicts', () => {
    setServer()
    db.exec(product('a'))
    expect(waiting()).toEqual([['a', 0]])
    db.exec(`${product('a')} ${LINK}; ${LINK}`)
    db.exec(`INSERT OR IGNORE INTO link VALUES ('b', 'other', 'sku', '', '${AT}')`)
    expect(waiting()).toEqual([
      ['a', 0],
      ['b', 0],
    ])
  })

  test('lets what was held go again when it is written', () => {
    setServer()
    db.exec(`${product('a')} UPDATE ams_server_waiting SET is_held = 1`)
    db.exec(product('a'))
    expect(waiting()).toEqual([['a', 0]])
  })
})
