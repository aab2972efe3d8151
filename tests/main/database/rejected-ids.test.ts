import { expect, test } from 'vitest'
import { linkingOver } from '../../support/linking-over'
import { matchesOf, toOurs, toTheirs } from '../../support/match-in-state'
import { compare, importAms, memoryState, readShop } from '../../support/state'

test('"not the same" outranks the id that AMS stores, now and in every later file', async () => {
  const { db, store } = memoryState()
  const our = (id: string, sku: string) => toOurs({ id, storedId: 'X', skus: [sku] })
  const said = () => matchesOf(db, store).map(({ kind, oursId }) => [kind, oursId])
  importAms(store, [our('1', 'A'), our('2', 'B')])
  readShop(store, [toTheirs({ id: 'X', skus: ['A'] })])
  await compare(store)
  expect(said()).toEqual([
    ['ambiguous', '1'],
    ['ambiguous', '2'],
  ])
  linkingOver(store).reject({ amsProductId: '1', shopifyProductId: 'X' })
  await compare(store)
  expect(said()).toEqual([
    ['matched', '2'],
    ['only-ours', '1'],
  ])
  importAms(store, [our('1', 'A')])
  await compare(store)
  expect(said()).toEqual([
    ['only-ours', '1'],
    ['only-theirs', undefined],
  ])
  db.close()
})
