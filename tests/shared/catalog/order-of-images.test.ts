import { insertedLike, movesTo, orderedLike } from '@shared/catalog/order-of-images'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const itself = (key: string): string => key

describe('an order taken over', () => {
  test('moves what both have and leaves the rest at its place', () => {
    expect(orderedLike(['a', 'b', 'x', 'c'], itself, ['c', 'a', 'b'])).toEqual(['c', 'a', 'x', 'b'])
    expect(orderedLike(['a', 'b'], itself, [])).toEqual(['a', 'b'])
  })

  test('puts what is new behind all that come before it, or first', () => {
    const order = ['new', 'a', 'late', 'b', 'last']
    expect(insertedLike(['b', 'a'], ['late', 'new', 'last'], itself, order)).toEqual([
      'new',
      'b',
      'a',
      'late',
      'last',
    ])
    expect(insertedLike(['a', 'b'], ['late', 'new', 'last'], itself, order)).toEqual(order)
  })
})

describe('moves, one after another', () => {
  const moved = (now: readonly string[], target: readonly string[]): string[] => {
    const list = [...now]
    for (const { key, position } of movesTo(now, target)) {
      list.splice(list.indexOf(key), 1)
      list.splice(position, 0, key)
    }
    return list
  }

  test('are as few as can be', () => {
    expect(movesTo(['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a'])).toEqual([{ key: 'a', position: 3 }])
    expect(movesTo(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])).toEqual([{ key: 'd', position: 0 }])
    expect(movesTo(['a', 'b'], ['a', 'b'])).toEqual([])
  })

  test('bring any list into any order', () => {
    const lists = fc
      .uniqueArray(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 12 })
      .chain((now) =>
        fc.tuple(
          fc.constant(now),
          fc.shuffledSubarray(now, { minLength: now.length, maxLength: now.length }),
        ),
      )
    fc.assert(
      fc.property(lists, ([now, target]) => {
        expect(moved(now, target)).toEqual(target)
        expect(movesTo(now, target).length).toBeLessThan(Math.max(1, now.length))
      }),
    )
  })
})
