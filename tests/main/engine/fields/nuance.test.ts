import { nuanceOf } from '@main/engine/fields'
import { expect, test } from 'vitest'

test('names in another order differ in order only, however their letters are composed', () => {
  expect(
    nuanceOf('option-names', ['Gr\u00f6\u00dfe', 'Farbe'], [' Farbe', 'Gro\u0308\u00dfe']),
  ).toBe('order')
})
