import { costOfRow } from '@main/engine/planning'
import type { OutboxRow } from '@shared/contract/sync'
import { expect, test } from 'vitest'

type Row = Parameters<typeof costOfRow>[0]

const row: Row = {
  direction: 'to-shopify',
  kind: 'field',
  field: 'name',
  now: 'Bowl',
  willBe: 'Oak Bowl',
}

test.each<[string, Row, OutboxRow['cost']]>([
  ['a text', row, { requests: 1, points: 10 }],
  [
    'a price',
    { ...row, field: 'retail-price', now: '1.00', willBe: '2.00' },
    { requests: 1, points: 10 },
  ],
  [
    'another name for an option',
    { ...row, field: 'option-names', now: ['Size'], willBe: ['Format'] },
    { requests: 1, points: 10 },
  ],
  [
    'a new product, looked up first',
    { ...row, kind: 'product', field: null, now: null },
    { requests: 2, points: 100 },
  ],
  [
    'a new variant',
    { ...row, kind: 'variant', field: null, now: null, willBe: 'Large' },
    { requests: 1, points: 10 },
  ],
  [
    'a variant that is deleted',
    { ...row, kind: 'variant', field: null, now: 'Large', willBe: null },
    { requests: 1, points: 10 },
  ],
])('%s has its cost', (_name, one, cost) => {
  expect(costOfRow(one)).toEqual(cost)
})

test('what goes into AMS costs nothing', () => {
  expect(costOfRow({ ...row, direction: 'to-ams' })).toBeNull()
})
