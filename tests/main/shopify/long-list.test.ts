import { pagesOf } from '@main/shopify/long-list'
import { describe, expect, test } from 'vitest'
import { rejectedWith } from '../../support/thrown'

const CAP = 25_000
const PAGE = 250

/** A list that Shopify pages to its cap; `>=` searches begin at a value, and cursors are places. */
class CappedList {
  readonly queries = new Set<string | null>()
  readonly #values: readonly number[]
  readonly #heedsSearch: boolean

  constructor(values: readonly number[], heedsSearch = true) {
    this.#values = values
    this.#heedsSearch = heedsSearch
  }

  readonly read = async (query: string | null, after: string | null) => {
    this.queries.add(query)
    const from = Number(query?.split('>=')[1] ?? -1)
    const found = this.#heedsSearch ? this.#values.filter((value) => value >= from) : this.#values
    const place = Number(after ?? 0)
    if (place >= CAP) throw new Error('beyond the cap')
    const nodes = found.slice(place, place + PAGE)
    const end = place + nodes.length
    return { nodes, pageInfo: { hasNextPage: end < found.length, endCursor: String(end) } }
  }

  async all(query: string | null = null): Promise<number[]> {
    const all: number[] = []
    const queryFrom = (last: number) => `value:>=${last}`
    for await (const nodes of pagesOf({ read: this.read, query, queryFrom })) all.push(...nodes)
    return all
  }
}

const upTo = (count: number, value = (index: number) => index) =>
  Array.from({ length: count }, (_, index) => value(index))

describe('a list of any length', () => {
  test.each([0, 1, 250, 251, 19_999, 20_000, 20_001, 25_000, 25_001, 70_000])(
    'of %i is read to its end',
    async (count) => {
      const all = await new CappedList(upTo(count)).all()
      expect(new Set(all).size).toBe(count)
    },
  )

  test('is one window without a search as long as it fits', async () => {
    const list = new CappedList(upTo(20_000))
    expect(await list.all()).toHaveLength(20_000)
    expect([...list.queries]).toEqual([null])
  })

  test('goes on in windows that begin where the one before ended', async () => {
    const list = new CappedList(upTo(45_000))
    await list.all('value:>=0')
    expect([...list.queries]).toEqual(['value:>=0', 'value:>=19999', 'value:>=39998'])
  })

  test('misses none of many that share a value', async () => {
    const values = upTo(50_000, (index) => Math.floor(index / 700))
    expect(new Set(await new CappedList(values).all()).size).toBe(new Set(values).size)
  })

  test.each([
    ['more share one value than a window holds', new CappedList(upTo(30_000, () => 7))],
    ['the search is not heeded', new CappedList(upTo(30_000), false)],
  ])('ends with an error when %s', async (_, list) => {
    expect((await rejectedWith(list.all())).code).toBe('read-incomplete')
  })

  test('ends with an error when a page does not say how it goes on', async () => {
    const pages = pagesOf({
      read: async () => ({ nodes: [1], pageInfo: { hasNextPage: true, endCursor: null } }),
      query: null,
      queryFrom: String,
    })
    const read = async () => {
      for await (const nodes of pages) expect(nodes).toEqual([1])
    }
    expect((await rejectedWith(read())).code).toBe('read-incomplete')
  })
})
