import { expect, test } from 'vitest'
import {
  draftOf,
  moveOption,
  optionsAfter,
} from '../../../../src/renderer/src/screens/products/editing/option-draft'

const variant = (id: string, ...optionValues: string[]) => ({
  id,
  label: optionValues.join(', '),
  optionValues,
  sku: '',
  sameSku: 0,
  priceOurs: null,
  priceTheirs: null,
  stock: {
    onHand: null,
    wholesaleCommitments: 0,
    isSoldOut: false,
    tracked: null,
    shopifyAvailable: null,
    webOrders: 0,
  },
  follows: null,
  priceBase: null,
  differs: [],
  amsOnly: {},
})

test('values go with their option when options move, are renamed, come and go', () => {
  const variants = [variant('a', 'S', 'Blue'), variant('b', 'M', 'Red')]
  const moved = moveOption(draftOf(['Size', 'Colour']), 1, -1)
  const renamed = moved.map((option) =>
    option.name === 'Size' ? { ...option, name: 'Fit ' } : option,
  )
  const withNew = [...renamed, { id: 9, name: 'Material', was: null, value: ' Oak ' }]
  expect(optionsAfter(withNew, variants)).toEqual({
    names: ['Colour', 'Fit', 'Material'],
    values: { a: ['Blue', 'S', 'Oak'], b: ['Red', 'M', 'Oak'] },
  })
  expect(optionsAfter(moved.slice(1), variants).values).toEqual({ a: ['S'], b: ['M'] })
  expect(moveOption(moved, 0, -1)).toBe(moved)
})
