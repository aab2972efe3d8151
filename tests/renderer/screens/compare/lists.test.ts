import { describe, expect, it } from 'vitest'
import {
  endOf,
  firstPart,
  MOST_CHARACTERS,
  MOST_LINES,
  startOf,
} from '../../../../src/renderer/src/components/description/shown-part'
import { siblingRows } from '../../../../src/renderer/src/screens/compare/sibling-rows'
import { differenceRow } from '../../support/difference-row'

describe('the shown part of a long text', () => {
  it('is all of a short one', () => {
    expect(firstPart([10, 20, 30], 1)).toEqual({ from: 0, to: 3 })
  })

  it('begins shortly before the change and stays small', () => {
    const sizes = Array.from({ length: 50_000 }, () => 40)
    expect(firstPart(sizes, 30_000)).toEqual({ from: 29_980, to: 29_980 + MOST_LINES })
  })

  it('is one line, however long that is', () => {
    expect(firstPart([20_000_000, 5], 0)).toEqual({ from: 0, to: 1 })
  })

  it('grows in both directions to the ends', () => {
    const sizes = Array.from({ length: 10 }, () => MOST_CHARACTERS / 4)
    expect(endOf(sizes, 4)).toBe(8)
    expect(endOf(sizes, 8)).toBe(10)
    expect(startOf(sizes, 4)).toBe(0)
  })
})

describe('the rows of the selected product', () => {
  const rows = [
    differenceRow({ key: 'a', amsProductId: '1' }),
    differenceRow({ key: 'b', amsProductId: '2' }),
    differenceRow({ key: 'c', amsProductId: '2' }),
    differenceRow({ key: 'd', amsProductId: '2' }),
    differenceRow({ key: 'e', amsProductId: '3' }),
  ]

  it('end where another product begins', () => {
    const siblings = siblingRows((index) => rows[index], 2)
    expect(siblings.map(({ index, row }) => `${index}${row.key}`)).toEqual(['1b', '2c', '3d'])
  })

  it('are none while the row is under way', () => {
    expect(siblingRows(() => undefined, 2)).toEqual([])
  })
})
