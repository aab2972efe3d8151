import { storeOfPage } from '@shared/contract/page-store'
import { expect, test } from 'vitest'

test('the page knows its store by its address', () => {
  expect(storeOfPage('?store=fernhill-workshop')).toBe('fernhill-workshop')
})

test.each(['', '?', '?store=', '?store=../other', '?store=UPPER', '?shop=fernhill'])(
  '%j names no store',
  (query) => {
    expect(storeOfPage(query)).toBeNull()
  },
)
