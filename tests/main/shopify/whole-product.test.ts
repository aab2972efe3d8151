import { AdminClient } from '@main/shopify/admin-client'
import { pullChanges } from '@main/shopify/pull-changes'
import { readChildren } from '@main/shopify/whole-product'
import { describe, expect, test } from 'vitest'
import { FakeClock, FakeScheduler } from '../../support/fake-environment'
import { COST, dataAnswer, type FakeAnswer, FakeHttp } from '../../support/fake-http'
import { rejectedWith } from '../../support/thrown'
import { Gathered } from './support/open-store'

function clientOf(...answers: FakeAnswer[]) {
  const http = new FakeHttp(answers)
  const clock = new FakeClock()
  const client = new AdminClient({
    storeUrl: 'http://store.test',
    credential: () => ({ token: 'shpat_unit' }),
    http: http.send,
    clock,
    scheduler: new FakeScheduler(clock),
  })
  return { client, http }
}

const list = <Node>(nodes: readonly Node[], endCursor: string | null = null) => ({
  nodes,
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
})
const variant = (id: string, price = '1.00') => ({
  id,
  sku: null,
  price,
  selectedOptions: [],
  inventoryItem: { id: `item-${id}`, tracked: true },
  media: { nodes: [] },
})
const picture = (id: string) => ({
  __typename: 'MediaImage' as const,
  id,
  alt: null,
  status: 'PROCESSING' as const,
  image: null,
})
const begun = {
  id: 'product',
  variants: list([variant('a')], 'after a'),
  media: list([picture('x')], 'after x'),
}
const moreVariants = (...page: Parameters<typeof list>) =>
  dataAnswer({ product: { variants: list(...page) } })
const moreMedia = (...page: Parameters<typeof list>) =>
  dataAnswer({ product: { media: list(...page) } })

describe('a product that does not fit its place in a page', () => {
  test('is read on from where the page ended, to the last variant and picture', async () => {
    const { client, http } = clientOf(
      moreVariants([variant('b')], 'after b'),
      moreVariants([variant('c')]),
      moreMedia([picture('y')]),
    )
    const children = await readChildren(client, null, begun)
    expect(children?.variants.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(children?.media.map(({ id }) => id)).toEqual(['x', 'y'])
    expect(http.sent.map(({ body }) => JSON.parse(body).variables)).toEqual([
      { id: 'product', after: 'after a' },
      { id: 'product', after: 'after b' },
      { id: 'product', after: 'after x' },
    ])
  })

  test('has a variant once that moved between two pages, as it was read last', async () => {
    const { client } = clientOf(
      moreVariants([variant('a', '2.00'), variant('b')]),
      moreMedia([picture('x')]),
    )
    const children = await readChildren(client, null, begun)
    expect(children?.variants.map(({ id, price }) => [id, price])).toEqual([
      ['a', '2.00'],
      ['b', '1.00'],
    ])
    expect(children?.media).toHaveLength(1)
  })

  test('is none when it went away meanwhile', async () => {
    const { client } = clientOf(dataAnswer({ product: null }))
    expect(await readChildren(client, null, begun)).toBeNull()
  })

  test('needs no further request when it fits', async () => {
    const { client, http } = clientOf()
    const whole = { id: 'product', variants: list([variant('a')]), media: list([picture('x')]) }
    expect(await readChildren(client, null, whole)).toMatchObject({ variants: [{ id: 'a' }] })
    expect(http.sent).toEqual([])
  })
})

describe('a read by search', () => {
  const noProducts = { products: list([]) }
  const ignored = (data: unknown): FakeAnswer => ({
    body: {
      data,
      extensions: {
        ...COST,
        search: [
          { path: ['products'], query: 'q', warnings: [{ field: 'f', message: 'Invalid' }] },
        ],
      },
    },
  })
  const counted = dataAnswer({ productsCount: { count: 0 } })

  test.each<[string, FakeAnswer[]]>([
    ['count', [ignored({ productsCount: { count: 9 } })]],
    ['list', [counted, ignored(noProducts)]],
    ['history', [counted, dataAnswer(noProducts), ignored({ events: list([]) })]],
  ])('fails when Shopify did not heed the search of its %s', async (_, answers) => {
    const { client, http } = clientOf(...answers)
    const options = { ...new Gathered().options, since: '2026-11-20T10:00:00Z' }
    const { code } = await rejectedWith(pullChanges(client, null, options))
    expect(code).toBe('store-unexpected-answer')
    expect(http.sent).toHaveLength(answers.length)
  })

  test('fails when Shopify does not show the history', async () => {
    const { client } = clientOf(counted, dataAnswer(noProducts), dataAnswer({ events: null }))
    const options = { ...new Gathered().options, since: '2026-11-20T10:00:00Z' }
    expect((await rejectedWith(pullChanges(client, null, options))).code).toBe('read-incomplete')
  })
})
