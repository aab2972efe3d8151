import type { AmsManyPreview, AmsPart } from '@shared/contract/ams-decisions'
import { expect, test } from 'vitest'
import {
  amsBrakes,
  buttonWords,
  decidedWords,
  effectWords,
  finalWords,
} from '../../../../src/renderer/src/screens/settings/ams-server/decide-many-words'

const part = (more: Partial<AmsPart> = {}): AmsPart => ({
  effect: 'writes-here',
  values: 1_200,
  products: 1_000,
  movesStock: false,
  isInHistory: true,
  brake: null,
  ...more,
})
const preview = (parts: AmsPart[], more: Partial<AmsManyPreview> = {}): AmsManyPreview => ({
  parts,
  values: 1_200,
  products: 1_000,
  held: 0,
  gone: 0,
  examples: [],
  seen: '',
  ...more,
})

test('what happens is told with its numbers, on both sides', () => {
  expect(effectWords('theirs', preview([part()]))).toEqual([
    'Concord gets 1,200 values (1,000 products) from the AMS server, over what it has now.',
    'In Shopify nothing changes by it; the next comparison shows what differs then.',
    'Nothing is sent to the AMS server for it.',
  ])
  expect(effectWords('ours', preview([part({ effect: 'removes-there' })], { held: 2 }))).toEqual([
    '1,000 products will be deleted from the AMS server, with variants and stock, for everybody who reads it.',
    'Held until another question about the same product is decided too: 2 products.',
    'It is sent by itself, within seconds or when the AMS server can be reached.',
  ])
  expect(effectWords('theirs', preview([part({ movesStock: true })]))[1]).toContain(
    'Shopify is told by itself',
  )
  const mixed = preview([part({ effect: 'makes-there' }), part({ effect: 'writes-there' })], {
    gone: 1,
  })
  expect(effectWords('ours', mixed)).toEqual([
    '1,000 products will be made on the AMS server again, as in Concord.',
    'The AMS server gets 1,200 values (1,000 products) from Concord, over what it has now.',
    'Already decided, and left as it is: 1 value.',
    'It is sent by itself, within seconds or when the AMS server can be reached.',
  ])
})

test('that there is no undo is told, and that a value can be read afterwards only where it can', () => {
  expect(finalWords(preview([part()]))).toHaveLength(2)
  expect(finalWords(preview([part({ isInHistory: false })]))).toEqual(['There is no undo for it.'])
  expect(finalWords(preview([part({ effect: 'removes-there' })]))[1]).toContain('is gone')
})

test('the button and the end name what they are about', () => {
  const counts = { values: 3, products: 2 }
  expect(buttonWords('ours', preview([part({ effect: 'writes-there' })], counts))).toBe(
    'Keep ours for 2',
  )
  expect(buttonWords('theirs', preview([part({ effect: 'removes-variants-here' })], counts))).toBe(
    'Take theirs for 3',
  )
  expect(decidedWords({ values: 3, products: 2, notReached: 0, gone: 0 })).toBe(
    'Decided for 2 products.',
  )
  expect(decidedWords({ values: 3, products: 2, notReached: 5, gone: 0 })).toBe(
    'Canceled: decided for 2 of 7 products; the others stay open.',
  )
  expect(decidedWords({ values: 0, products: 0, notReached: 7, gone: 0 })).toContain(
    'before anything',
  )
  expect(decidedWords({ values: 2, products: 2, notReached: 0, gone: 1 })).toBe(
    'Decided for 2 products. Decided already: 1 value.',
  )
})

test('each part has its own figure to type', () => {
  const removal = { kind: 'removal', count: 2, of: 9, limitPercent: 0 } as const
  const brakes = amsBrakes(
    preview([
      part({ effect: 'removes-here', brake: removal }),
      part({ effect: 'removes-variants-here', brake: { ...removal, count: 3 } }),
      part(),
    ]),
  )
  expect(brakes.map(({ kind, figure }) => [kind, figure])).toEqual([
    ['removes-here', '2 products'],
    ['removes-variants-here', '3 variants'],
  ])
})
