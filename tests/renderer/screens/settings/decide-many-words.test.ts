import type { AmsManyPreview } from '@shared/contract/ams-decisions'
import { expect, test } from 'vitest'
import {
  buttonWords,
  decidedWords,
  effectWords,
  finalWords,
} from '../../../../src/renderer/src/screens/settings/ams-server/decide-many-words'

const preview = (more: Partial<AmsManyPreview>): AmsManyPreview => ({
  effect: 'writes-here',
  values: 1_200,
  products: 1_000,
  held: 0,
  movesStock: false,
  isInHistory: true,
  brake: null,
  examples: [],
  seen: '',
  ...more,
})

test('what happens is told with its numbers, on both sides', () => {
  expect(effectWords(preview({}))).toEqual([
    'Concord gets 1,200 values (1,000 products) from the AMS server, over what it has now.',
    'In Shopify nothing changes by it; the next comparison shows what differs then.',
    'Nothing is sent to the AMS server for it.',
  ])
  expect(effectWords(preview({ effect: 'removes-there', held: 2 }))).toEqual([
    '1,000 products will be deleted from the AMS server, with variants and stock, for everybody who reads it.',
    'Held until another question about the same product is decided too: 2 products.',
    'It is sent by itself, within seconds or when the AMS server can be reached.',
  ])
  expect(effectWords(preview({ movesStock: true }))[1]).toContain('Shopify is told by itself')
})

test('that there is no undo is told, and that a value can be read afterwards only where it can', () => {
  expect(finalWords(preview({}))).toHaveLength(2)
  expect(finalWords(preview({ isInHistory: false }))).toEqual(['There is no undo for it.'])
  expect(finalWords(preview({ effect: 'removes-there' }))[1]).toContain('is gone')
})

test('the button and the end name what they are about', () => {
  const counts = { values: 3, products: 2 }
  expect(buttonWords('ours', 'writes-there', counts)).toBe('Keep ours for 2')
  expect(buttonWords('theirs', 'removes-variants-here', counts)).toBe('Take theirs for 3')
  expect(decidedWords({ values: 3, products: 2, notReached: 0 })).toBe('Decided for 2 products.')
  expect(decidedWords({ values: 3, products: 2, notReached: 5 })).toBe(
    'Canceled: decided for 2 of 7 products; the others stay open.',
  )
  expect(decidedWords({ values: 0, products: 0, notReached: 7 })).toContain('before anything')
})
