import { productFilterSchema } from '@shared/contract/products'
import { expect, test } from 'vitest'
import {
  countTicked,
  headState,
  isTicked,
  NO_TICKS,
  selectionOf,
  tickRange,
  toggleAll,
  toggleTick,
} from '../../../../src/renderer/src/screens/products/ticks'

const idAt = (index: number): string => `p${index}`
const filter = productFilterSchema.parse({ search: 'oak' })

test('a tick comes and goes, and the head says some or all', () => {
  const one = toggleTick(NO_TICKS, 'p1')
  expect([isTicked(one, 'p1'), countTicked(one, 3), headState(one, 3)]).toEqual([true, 1, 'some'])
  expect(toggleTick(one, 'p1')).toEqual(NO_TICKS)
  expect(headState(one, 1)).toBe('all')
})

test('a range with Shift grows and shrinks again, and keeps what was ticked before it', () => {
  const before = toggleTick(NO_TICKS, 'p9')
  const grown = tickRange(before, 2, 5, idAt)
  expect([...grown.ids].sort()).toEqual(['p2', 'p3', 'p4', 'p5', 'p9'])
  const shrunk = tickRange(grown, 5, 3, idAt)
  expect([...shrunk.ids].sort()).toEqual(['p2', 'p3', 'p9'])
})

test('everything shown stays a filter, of which single products are left out', () => {
  const all = toggleAll(NO_TICKS, 100_000)
  expect([countTicked(all, 100_000), headState(all, 100_000)]).toEqual([100_000, 'all'])
  const some = toggleTick(all, 'p7')
  expect([isTicked(some, 'p7'), isTicked(some, 'p8'), countTicked(some, 100_000)]).toEqual([
    false,
    true,
    99_999,
  ])
  expect(selectionOf(some, filter)).toEqual({ kind: 'filter', filter, except: ['p7'] })
  expect(toggleAll(all, 100_000)).toEqual(NO_TICKS)
  expect(selectionOf(toggleTick(NO_TICKS, 'p1'), filter)).toEqual({ kind: 'ids', ids: ['p1'] })
})
