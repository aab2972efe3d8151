import type { AmsImage } from '@shared/catalog/product'
import type { EngineInput } from '@shared/contract/engine-contract'
import { type Badge, productFilterSchema } from '@shared/contract/products'
import { describe, expect, test } from 'vitest'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../support/products'
import { compared, importAms, LATER, openState, stamp, type TestState } from '../../support/state'

/** Products whose badges are, in order of id: synced, out of sync, not linked. */
function threeProducts(): Promise<TestState> {
  return compared(
    [
      amsProduct({ id: '1', name: 'Bowl' }),
      amsProduct({
        id: '2',
        name: 'ash board',
        variants: [
          amsVariant({ id: '2-1', sku: 'B-1', retailPrice: '9.5', optionValues: ['S'] }),
          amsVariant({ id: '2-2', sku: 'B-2', retailPrice: '100', optionValues: ['M'] }),
          amsVariant({ id: '2-3', sku: 'B-3', retailPrice: null, optionValues: ['L'] }),
        ],
      }),
      amsProduct({ id: '3', name: 'Stool', variants: [amsVariant({ id: '3-1', sku: 'STOOL' })] }),
    ],
    [
      shopProduct({ title: 'Bowl' }),
      shopProduct({
        id: 'gid-2',
        title: 'ash board',
        variants: [
          shopVariant({ id: 'g-1', sku: 'B-1', price: '9.50', optionValues: ['S'] }),
          shopVariant({ id: 'g-2', sku: 'B-2', price: '100.00', optionValues: ['M'] }),
          shopVariant({ id: 'g-3', sku: 'B-3', price: '5.00', optionValues: ['L'] }),
        ],
      }),
    ],
  )
}

const PICTURE: AmsImage = { id: 'p', url: null, sha256: null, alt: '' }

const NO_FILTER = productFilterSchema.parse({})
const all: EngineInput<'products.list'> = { offset: 0, limit: 50 }

describe('the product list', () => {
  test('shows name, prices as numbers order them, badge and differences', async () => {
    const { store } = await threeProducts()
    const { rows, total } = store.screens.productRows(all)
    expect(total).toBe(3)
    expect(rows.map(({ amsProductId, badge }) => [amsProductId, badge])).toEqual([
      ['2', 'out-of-sync'],
      ['1', 'synced'],
      ['3', 'not-linked'],
    ])
    expect(rows[0]).toMatchObject({
      variants: 3,
      priceFrom: '9.5',
      priceTo: '100',
      differences: 1,
    })
    expect(store.screens.productCounts({ filter: NO_FILTER, facets: ['badges'] }).badges).toEqual([
      { value: 'not-linked', count: 1 },
      { value: 'out-of-sync', count: 1 },
      { value: 'synced', count: 1 },
    ])
  })

  test('shows the first picture, where it was had: by its address, its file, or what AMS knows of it', () => {
    const { store } = openState()
    const facts = { bytes: 1, width: 1, height: 1, mediaType: 'image/png' } as const
    const of = (name: string, image: Partial<AmsImage>) =>
      amsProduct({ id: name, name, images: [{ ...PICTURE, ...image }, PICTURE], variants: [] })
    importAms(store, [
      of('a', { url: 'https://a.example/a.png' }),
      of('b', { url: 'https://a.example/not-had.png' }),
      of('c', { file: '/pictures/c.png' }),
      of('d', { sha256: 'd'.repeat(64) }),
      amsProduct({ id: 'e', name: 'e', variants: [] }),
    ])
    const had = (source: string, sha256: string): void =>
      store.images.had({ source, address: source }, { ...facts, sha256 }, LATER)
    had('https://a.example/a.png', 'a'.repeat(64))
    had('file:/pictures/c.png', 'c'.repeat(64))
    expect(store.screens.productRows(all).rows.map(({ thumb }) => thumb?.[0] ?? null)).toEqual([
      'a',
      null,
      'c',
      'd',
      null,
    ])
  })

  test('shows no price for a product without any', () => {
    const { store } = openState()
    importAms(store, [amsProduct({ variants: [amsVariant({ retailPrice: null })] })])
    expect(store.screens.productRows(all).rows).toMatchObject([{ priceFrom: null, priceTo: null }])
  })

  test.each<[string, EngineInput<'products.list'>, string[]]>([
    ['a badge', { ...all, badges: ['synced'] }, ['1']],
    ['two badges', { ...all, badges: ['synced', 'not-linked'] }, ['1', '3']],
    ['a name', { ...all, search: 'STOO' }, ['3']],
    ['a SKU', { ...all, search: 'B-2' }, ['2']],
    ['an id, whole only', { ...all, search: '3' }, ['2', '3']],
    ['a page', { ...all, offset: 1, limit: 1 }, ['1']],
  ])('can be narrowed by %s', async (_, input, expected) => {
    const { store } = await threeProducts()
    expect(store.screens.productRows(input).rows.map(({ amsProductId }) => amsProductId)).toEqual(
      expected,
    )
  })

  test.each(['parked', 'refused'] as const)(
    'gives a product with a %s decision the badge of an error, until it is tried again',
    async (state) => {
      const { store } = await threeProducts()
      store.decisions.decide({ keys: ['2|2-3|retail-price'], choice: 'theirs', ...stamp() })
      const [entry] = store.outbox.allWaiting()
      const entryId = entry?.id ?? 0
      store.outbox.take('2')
      store.outbox.settleProduct({
        at: LATER,
        productKey: '2',
        outcomes: [{ entryId, state, reason: 'Refused' }],
        pair: null,
        audit: [],
      })
      expect(store.screens.badges()).toEqual({
        synced: 1,
        outOfSync: 0,
        syncError: 1,
        onlyAms: 1,
        onlyShopify: 0,
        unsure: 0,
      })
      store.outbox.tryAgain(entryId)
      expect(store.screens.badges()).toMatchObject({ outOfSync: 1, syncError: 0 })
    },
  )

  test('counts doubt and broken links apart', async () => {
    const { store } = await compared(
      [
        amsProduct({ id: '1' }),
        amsProduct({
          id: '2',
          shopifyProductId: 'gone',
          variants: [amsVariant({ id: '2-1', sku: 'TWO' })],
        }),
      ],
      [shopProduct(), shopProduct({ id: 'twin', variants: [shopVariant({ id: 'v2' })] })],
    )
    expect(store.screens.badges()).toMatchObject({ unsure: 2, onlyAms: 0, onlyShopify: 0 })
  })
})

describe('the products before and after one', () => {
  const beside = async (amsProductId: string, more: { search?: string; badges?: Badge[] } = {}) => {
    const { store } = await threeProducts()
    return store.screens.productNeighbours({ amsProductId, search: '', badges: [], ...more })
  }

  test.each([
    ['2', null, '1'],
    ['1', '2', '3'],
    ['3', '1', null],
    ['gone', null, null],
  ])(
    'of %s are those of the list, whatever the case of their names',
    async (id, previous, next) => {
      expect(await beside(id)).toEqual({ previous, next })
    },
  )

  test('are those that the filter shows, also when the product itself is not among them', async () => {
    expect(await beside('1', { badges: ['not-linked'] })).toEqual({ previous: null, next: '3' })
    expect(await beside('3', { search: 'board' })).toEqual({ previous: '2', next: null })
  })
})

describe('the product page', () => {
  test('shows both sides, the base and what differs', async () => {
    const { store } = await threeProducts()
    const detail = store.screens.productDetail('2')
    expect(detail).toMatchObject({ shopifyProductId: 'gid-2', badge: 'out-of-sync' })
    expect(detail?.fields.map(({ differs }) => differs)).not.toContain(true)
    expect(detail?.variants.map(({ id, differs }) => [id, differs])).toEqual([
      ['2-1', []],
      ['2-2', []],
      ['2-3', ['retail-price']],
    ])
    expect(detail?.variants[2]).toMatchObject({
      priceOurs: null,
      priceTheirs: '5.00',
      stock: { shopifyAvailable: 4, tracked: true },
    })
  })

  test('says where each difference stands, and how a variant that is not counted stands', async () => {
    const { store } = await threeProducts()
    store.decisions.decide({ keys: ['2|2-3|retail-price'], choice: 'theirs', ...stamp() })
    const detail = store.screens.productDetail('2')
    expect(detail?.differences).toMatchObject([
      { amsVariantId: '2-3', field: 'retail-price', decisionState: 'waiting', choice: 'theirs' },
    ])
    expect(store.screens.productDetail('3')?.differences).toMatchObject([
      { amsVariantId: '', kind: 'product', note: expect.stringMatching(/Not in Shopify/) },
    ])
    expect(store.screens.productDetail('3')?.variants[0]?.stock).toMatchObject({ tracked: null })
  })

  test('lists what AMS keeps for itself', () => {
    const { store } = openState()
    importAms(store, [
      amsProduct({
        amsOnly: { components: 'Oak' },
        variants: [
          amsVariant({ amsOnly: { cogs: '1', labor: '2' } }),
          amsVariant({ id: '1-2', amsOnly: { cogs: '1', labor: '3' } }),
        ],
      }),
    ])
    expect(store.screens.productDetail('1')?.amsOnly).toEqual(
      expect.arrayContaining([
        { key: 'components', label: 'Components', level: 'product', value: 'Oak' },
        { key: 'cogs', label: 'COGS', level: 'variant', value: '1' },
        { key: 'labor', label: 'Labor', level: 'variant', value: null },
      ]),
    )
  })

  test('of a product that AMS does not have is nothing', () => {
    expect(openState().store.screens.productDetail('gone')).toBeNull()
  })
})

test('a catalog comes back from the file exactly as it went in', () => {
  const { store } = openState()
  const odd = amsProduct({
    id: '__proto__',
    name: ' \u202eRTL \u{1f600} e\u0301 \u0000 nul',
    descriptionHtml: '<p>\r\n</p>',
    optionNames: ['constructor', ''],
    amsOnly: { cogs: '=1+1' },
    variants: [
      amsVariant({ sku: '00123', retailPrice: '0', onHand: 0, optionValues: ['1E5', ' '] }),
      amsVariant({ id: '1-2', sku: '', retailPrice: null, onHand: null, optionValues: [] }),
    ],
  })
  importAms(store, [odd])
  expect(store.ams.product('__proto__')).toEqual(odd)
})
