import { storeOfPage, storeOfUrl } from '@shared/contract/page-store'
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

test.each([
  ['app://concord/index.html?store=oak', 'oak'],
  ['app://concord/index.html?store=oak#top', 'oak'],
  ['app://concord/index.html', null],
  ['app://concord/index.html#?store=oak', null],
  ['', null],
])('the whole address %j names %j', (url, store) => {
  expect(storeOfUrl(url)).toBe(store)
})
