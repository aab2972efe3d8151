import type { OpenStockCall, StockRefusal } from '@main/engine/ports'
import { endingsOf, MOST_TRIES } from '@main/engine/stock-sync/endings-of'
import { OTHER_ROW_REFUSED } from '@shared/contract/stock-words'
import { expect, test } from 'vitest'

const STALE = 'CHANGE_FROM_QUANTITY_STALE'

function call(tries: readonly number[]): OpenStockCall {
  return {
    id: 1,
    idempotencyKey: 'key',
    locationId: 'gid://shopify/Location/1',
    claimedAt: '2026-11-23T08:00:00.000Z',
    rows: tries.map((tried, index) => ({
      sequence: index + 1,
      entry: {
        id: index + 1,
        amsProductId: '1',
        amsVariantId: `1-${index + 1}`,
        cause: 'sale',
        causeText: '',
        isAsked: false,
        tries: tried,
      },
      inventoryItemId: `gid://shopify/InventoryItem/${index + 1}`,
      quantity: 3,
      webOrders: 0,
      changeFromQuantity: 4,
      isOpen: true,
      isRefused: false,
    })),
  }
}

function refusal(change: Partial<StockRefusal>): StockRefusal {
  return { row: null, code: 'X', message: 'No.', isStale: false, isAboutKey: false, ...change }
}

function endings(tries: readonly number[], ...refusals: StockRefusal[]) {
  return endingsOf(call(tries), { kind: 'refused', requestId: 'r', refusals }).map(
    ({ status, entry, errorCode, message }) => [status, entry, errorCode, message],
  )
}

test('the others go again as if never sent, and do not bear what was said of one', () => {
  const stale = refusal({ row: 0, code: STALE, message: 'It was 5.', isStale: true })
  expect(endings([0, 0], stale)).toEqual([
    ['retry', 'again', STALE, 'It was 5.'],
    ['retry', 'again', '', OTHER_ROW_REFUSED],
  ])
  const bad = refusal({ row: 1, code: 'INVALID_INVENTORY_ITEM' })
  expect(endings([0, 0], bad)).toEqual([
    ['retry', 'again', '', OTHER_ROW_REFUSED],
    ['failure', 'parked', 'INVALID_INVENTORY_ITEM', 'No.'],
  ])
})

test('A9: a count that moves at each of many tries is given up on', () => {
  const stale = refusal({ row: 0, code: STALE, isStale: true })
  expect(endings([MOST_TRIES - 1], stale)[0]?.slice(0, 3)).toEqual(['failure', 'parked', STALE])
})

test('a refusal that names no row is about all; a single row is given up on by it', () => {
  expect(endings([0, 0], refusal({}))).toEqual([
    ['retry', 'again', 'X', 'No.'],
    ['retry', 'again', 'X', 'No.'],
  ])
  expect(endings([0], refusal({}))).toEqual([['failure', 'parked', 'X', 'No.']])
})

test('A8: what is said of the key is no refusal of the counts', () => {
  const key = refusal({ code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH', isAboutKey: true })
  expect(endings([0], key)).toEqual([['retry', 'again', key.code, 'No.']])
})
