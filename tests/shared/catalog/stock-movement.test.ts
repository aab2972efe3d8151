import {
  MOVEMENT_KINDS,
  type Movement,
  moveStock,
  type VariantStock,
} from '@shared/catalog/stock-movement'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const stock = (onHand: number | null, wholesaleCommitments = 0): VariantStock => ({
  onHand,
  wholesaleCommitments,
})

describe('a movement of stock', () => {
  test.each<[string, VariantStock, Movement, VariantStock]>([
    ['a sale', stock(12, 4), { kind: 'sale', quantity: 5 }, stock(7, 4)],
    ['the sale of the last one', stock(5), { kind: 'sale', quantity: 5 }, stock(0)],
    ['a receipt', stock(12, 4), { kind: 'receipt', quantity: 5 }, stock(17, 4)],
    ['a count', stock(12, 4), { kind: 'adjustment', quantity: 9 }, stock(9, 4)],
    ['a count of none', stock(12), { kind: 'adjustment', quantity: 0 }, stock(0)],
    ['the first count', stock(null, 4), { kind: 'adjustment', quantity: 9 }, stock(9, 4)],
    ['a wholesale order', stock(12, 4), { kind: 'order-placed', quantity: 5 }, stock(12, 9)],
    ['a shipment', stock(12, 4), { kind: 'order-shipped', quantity: 3 }, stock(9, 1)],
    ['a cancelled order', stock(12, 4), { kind: 'order-cancelled', quantity: 4 }, stock(12, 0)],
    [
      'an order before any count',
      stock(null),
      { kind: 'order-placed', quantity: 2 },
      stock(null, 2),
    ],
  ])('%s', (_name, before, movement, after) => {
    expect(moveStock(before, movement)).toEqual({ ok: true, stock: after })
  })

  test.each<[string, VariantStock, Movement, string]>([
    ['more than there are', stock(2), { kind: 'sale', quantity: 3 }, 'not-so-many-on-hand'],
    [
      'more than are ordered',
      stock(9, 2),
      { kind: 'order-shipped', quantity: 3 },
      'not-so-many-committed',
    ],
    [
      'no order to cancel',
      stock(9),
      { kind: 'order-cancelled', quantity: 1 },
      'not-so-many-committed',
    ],
    ['from a count never taken', stock(null), { kind: 'sale', quantity: 1 }, 'never-counted'],
    ['to a count never taken', stock(null), { kind: 'receipt', quantity: 1 }, 'never-counted'],
    ['nothing', stock(9), { kind: 'receipt', quantity: 0 }, 'no-units'],
    ['half a unit', stock(9), { kind: 'receipt', quantity: 0.5 }, 'no-units'],
    ['a count below none', stock(9), { kind: 'adjustment', quantity: -1 }, 'no-units'],
    [
      'more than Shopify takes',
      stock(1_000_000_000),
      { kind: 'receipt', quantity: 1 },
      'too-many-units',
    ],
  ])('can not be: %s', (_name, before, movement, why) => {
    expect(moveStock(before, movement)).toEqual({ ok: false, why })
  })

  test('neither figure falls below 0, whatever follows on what', () => {
    const movement = fc.record({
      kind: fc.constantFrom(...MOVEMENT_KINDS),
      quantity: fc.integer({ min: -2, max: 40 }),
    })
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 40 }), (movements) => {
        let now = stock(null)
        for (const each of movements) {
          const moved = moveStock(now, each)
          if (moved.ok) now = moved.stock
          expect(now.onHand ?? 0).toBeGreaterThanOrEqual(0)
          expect(now.wholesaleCommitments).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})
