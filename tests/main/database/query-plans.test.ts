import { sqliteStateStore } from '@main/database'
import { openConnection } from '@main/database/database'
import { openImportFile } from '@main/database/import-file'
import { migrate } from '@main/database/migrate'
import { migrations } from '@main/database/migrations'
import { expect, onTestFinished, test } from 'vitest'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../support/products'
import { compare, filter, importAms, readShop } from '../../support/state'
import { isWholeTable, planOf, spyOnStatements } from '../../support/statement-spy'

const PRODUCTS = 120
/** A statement that is run more often than this is run for products, one by one or a few at a time. */
const OFTEN = PRODUCTS / 4

const skuOf = (index: number): string => `SKU-${index % 10 === 3 ? 'SAME' : index}`

function ours(index: number) {
  return amsProduct({
    id: `P${index}`,
    name: `Bowl ${index}`,
    shopifyProductId: index % 10 === 4 ? `gid://shopify/Product/${index}` : null,
    variants: [amsVariant({ id: `P${index}-1`, sku: skuOf(index) })],
  })
}

function theirs(index: number, title: string) {
  return shopProduct({
    id: `gid://shopify/Product/${index}`,
    title,
    variants: [shopVariant({ id: `gid://shopify/ProductVariant/${index}`, sku: skuOf(index) })],
  })
}

/** Two runs over products that match, are in doubt, on one side only, differ, change and go. */
async function everyStatementOfTwoRuns() {
  const db = openConnection(':memory:', undefined)
  onTestFinished(() => {
    db.close()
  })
  migrate(db, migrations)
  const spied = spyOnStatements(db)
  const store = sqliteStateStore(db)
  const all = Array.from({ length: PRODUCTS }, (_, index) => index)
  importAms(store, all.filter((index) => index % 10 !== 5).map(ours))
  readShop(
    store,
    all.filter((index) => index % 10 !== 6).map((index) => theirs(index, `Bowl ${index}`)),
  )
  await compare(store)
  readShop(
    store,
    all.filter((index) => index % 10 !== 7).map((index) => theirs(index, `Vase ${index}`)),
  )
  await compare(store)
  expect(
    store.screens.compareRows({ filter: filter(), offset: 0, limit: 10 }).total,
  ).toBeGreaterThan(PRODUCTS / 2)
  return { db, store, statements: [...spied] }
}

test('P8: no statement of a run goes over a whole table for each row or each product', async () => {
  const { db, statements } = await everyStatementOfTwoRuns()
  openImportFile(db)
  const slow = statements.flatMap(([sql, { runs }]) => {
    if (runs === 0 || !/^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/i.test(sql)) return []
    const steps = planOf(db, sql).filter(
      (step) => isWholeTable(step) && (step.isRepeated || runs > OFTEN),
    )
    return steps.map(({ detail }) => `${detail}, run ${runs} times: ${sql}`)
  })
  expect(statements.filter(([, { runs }]) => runs > 0).length).toBeGreaterThan(50)
  expect(slow).toEqual([])
})

test('the history of a product reads no whole table', async () => {
  const { db, store, statements } = await everyStatementOfTwoRuns()
  expect(statements.some(([sql]) => sql.includes('WITH events'))).toBe(true)
  const { total } = store.screens.productHistory({
    amsProductId: 'P0',
    kinds: [],
    offset: 0,
    limit: 9,
  })
  expect(total).toBeGreaterThan(0)
  const slow = statements
    .filter(([sql]) => sql.includes('WITH events'))
    .flatMap(([sql]) => planOf(db, sql).filter(isWholeTable))
    // The lines found, one after the other.
    .filter(({ detail }) => detail !== 'SCAN events')
  expect(slow).toEqual([])
})

test.each([
  ['a scan inside', 'SELECT 1 FROM moved m CROSS JOIN ams_variant v WHERE v.sku = m.id'],
  [
    'all of a generation inside',
    `SELECT 1 FROM moved m CROSS JOIN ams_variant v WHERE v.generation = ? AND v.retail_price = m.id`,
  ],
  [
    'a correlated subquery',
    'SELECT 1 FROM moved m WHERE NOT EXISTS (SELECT 1 FROM link l WHERE l.linked_at = m.identity + 2)',
  ],
])('%s would be seen', (_, sql) => {
  const db = openConnection(':memory:', undefined)
  onTestFinished(() => {
    db.close()
  })
  migrate(db, migrations)
  expect(planOf(db, sql).some((step) => step.isRepeated && isWholeTable(step))).toBe(true)
})
