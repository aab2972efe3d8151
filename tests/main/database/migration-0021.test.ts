import { baseRows } from '@main/database/base-rows'
import { migrate } from '@main/database/migrate'
import { migrations } from '@main/database/migrations'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { AT, LATER } from '../../support/state'

test('what was agreed in a store of version 20 is the same, and what moved is looked at with its description', () => {
  const db = new BetterSqlite3(':memory:')
  migrate(db, migrations.slice(0, 20))
  const groups = [
    [AT, '', { name: 'Bowl', description: '<p>"Töpferei" \\ é</p>' }],
    [LATER, '', { vendor: 'Fernhill' }],
    [AT, '1-1', { sku: 'BOWL', 'variant-image': null, 'option-values': ['S', 'Oak'] }],
  ]
  const save = db.prepare('INSERT INTO base VALUES (?, ?)')
  save.run('1', JSON.stringify(groups))
  save.run('2', JSON.stringify([[AT, '', { name: 'Vase' }]]))
  save.run('3', JSON.stringify([[AT, '', { description: '' }]]))
  db.exec(`INSERT INTO moved (side, id, identity, head_only) VALUES ('shop', 'a', 0, 1)`)
  migrate(db, migrations)

  const base = baseRows(db)
  expect(base.read('1')).toEqual(
    expect.arrayContaining([
      { agreedAt: AT, variantId: '', field: 'name', value: 'Bowl' },
      { agreedAt: AT, variantId: '', field: 'description', value: '<p>"Töpferei" \\ é</p>' },
      { agreedAt: LATER, variantId: '', field: 'vendor', value: 'Fernhill' },
      { agreedAt: AT, variantId: '1-1', field: 'sku', value: 'BOWL' },
      { agreedAt: AT, variantId: '1-1', field: 'variant-image', value: null },
      { agreedAt: AT, variantId: '1-1', field: 'option-values', value: ['S', 'Oak'] },
    ]),
  )
  expect(base.read('1')).toHaveLength(6)
  expect(base.read('2')).toEqual([{ agreedAt: AT, variantId: '', field: 'name', value: 'Vase' }])
  expect(base.read('3')).toEqual([{ agreedAt: AT, variantId: '', field: 'description', value: '' }])
  expect(db.prepare('SELECT * FROM moved').all()).toEqual([
    { side: 'shop', id: 'a', identity: 0, head_only: 1, with_description: 1 },
  ])
})
