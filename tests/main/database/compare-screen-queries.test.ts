import type { CompareFilter } from '@shared/contract/review'
import { describe, expect, test } from 'vitest'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../support/products'
import { AT, compared, filter, stamp, type TestState } from '../../support/state'

const ours = [
  amsProduct({ id: '1', name: 'bowl', vendor: 'Fernhill', category: 'A 100%_sure' }),
  amsProduct({
    id: '2',
    name: 'Ash Board',
    vendor: 'Moss & Co',
    variants: [amsVariant({ id: '2-1', sku: 'BOARD', retailPrice: '30' })],
  }),
  amsProduct({
    id: '3',
    name: 'Stool',
    vendor: "O'Hara",
    variants: [amsVariant({ id: '3-1', sku: 'STOOL' })],
  }),
]
const theirs = [
  shopProduct({ title: 'Bowl, oak', productType: 'B' }),
  shopProduct({
    id: 'gid-2',
    title: 'Ash Board',
    vendor: 'Moss & Co',
    variants: [shopVariant({ id: 'gid-2-1', sku: 'BOARD', price: '31.00' })],
  }),
  shopProduct({
    id: 'gid-4',
    title: 'Zinc Tray',
    vendor: 'Fernhill',
    variants: [shopVariant({ id: 'gid-4-1', sku: 'TRAY' })],
  }),
]

function open(): Promise<TestState> {
  return compared(ours, theirs)
}

async function keys(more: Partial<CompareFilter>, page = { offset: 0, limit: 50 }) {
  const { store } = await open()
  return store.screens.compareRows({ filter: filter(more), ...page }).rows.map(({ key }) => key)
}

describe('the rows of the Compare screen', () => {
  test('stand by product name whatever its case, a product together, fields in order', async () => {
    expect(await keys({})).toEqual([
      '2|2-1|retail-price',
      '1||name',
      '1||category',
      '3||product',
      'shop:gid-4||product',
    ])
  })

  test('show the picture of AMS, or of Shopify where only Shopify has the product', async () => {
    const { store } = await compared(
      [
        amsProduct({
          name: 'Bowl',
          images: [{ id: 'i', url: 'https://a.example/bowl.png', sha256: null, alt: '' }],
        }),
      ],
      [
        shopProduct({ title: 'Oak Bowl' }),
        shopProduct({
          id: 'gid-2',
          title: 'Tray',
          images: [
            { id: 'gid-image', url: 'https://s.example/tray.png', alt: '' },
            { id: 'gid-other', url: 'https://s.example/other.png', alt: '' },
          ],
          variants: [shopVariant({ id: 'gid-2-1', sku: 'TRAY' })],
        }),
      ],
    )
    const facts = { bytes: 1, width: 1, height: 1, mediaType: 'image/png' } as const
    const had = (source: string, sha256: string): void =>
      store.images.had({ source, address: source }, { ...facts, sha256 }, AT)
    had('https://a.example/bowl.png', 'b'.repeat(64))
    had('gid-image', 't'.repeat(64))
    had('gid-other', 'o'.repeat(64))
    const { rows } = store.screens.compareRows({ filter: filter(), offset: 0, limit: 50 })
    expect(new Set(rows.map(({ productName, thumb }) => `${productName} ${thumb?.[0]}`))).toEqual(
      new Set(['Bowl b', 'Tray t']),
    )
  })

  test('come in pages that lose and repeat nothing', async () => {
    const { store } = await open()
    const pages = [0, 2, 4, 6].map((offset) =>
      store.screens.compareRows({ filter: filter(), offset, limit: 2 }),
    )
    expect(pages.map(({ rows }) => rows.length)).toEqual([2, 2, 1, 0])
    const all = pages.flatMap(({ rows }) => rows.map(({ key }) => key))
    expect(new Set(all).size).toBe(5)
    for (const page of pages) expect(page).toMatchObject({ total: 5, products: 4 })
  })

  test.each<[string, Partial<CompareFilter>, string[]]>([
    ['a group', { groups: ['only-ams'] }, ['3||product']],
    ['two groups', { groups: ['only-ams', 'only-shopify'] }, ['3||product', 'shop:gid-4||product']],
    ['a field', { fields: ['retail-price'] }, ['2|2-1|retail-price']],
    ['who changed it', { changedBy: ['both'] }, []],
    ['a vendor', { vendors: ["O'Hara"] }, ['3||product']],
    ['group and vendor', { groups: ['only-shopify'], vendors: ["O'Hara"] }, []],
    ['a product', { amsProductId: '1' }, ['1||name', '1||category']],
    ['a name', { search: 'ash b' }, ['2|2-1|retail-price']],
    ['a SKU', { search: 'TRAY' }, ['shop:gid-4||product']],
    ['a value', { search: '31.00' }, ['2|2-1|retail-price']],
    ['text that SQL takes for a pattern', { search: '100%_' }, ['1||category']],
    ['an underscore alone', { search: '_' }, ['1||category']],
    ['a quote', { search: "O'" }, []],
    ['an injection', { search: "'; DROP TABLE difference; --" }, []],
  ])('can be narrowed by %s', async (_, more, expected) => {
    expect(await keys(more)).toEqual(expected)
  })

  test('without a decision are what is left after deciding', async () => {
    const { store } = await open()
    store.decisions.decide({ keys: ['1||name', '3||product'], choice: 'ours', ...stamp() })
    const left = store.screens.compareRows({
      filter: filter({ openOnly: true }),
      offset: 0,
      limit: 50,
    })
    expect(left.rows.map(({ key }) => key)).toEqual([
      '2|2-1|retail-price',
      '1||category',
      'shop:gid-4||product',
    ])
    const [decided] = store.screens.compareRows({
      filter: filter({ fields: ['name'] }),
      offset: 0,
      limit: 1,
    }).rows
    expect(decided).toMatchObject({ choice: 'ours', decisionState: 'waiting' })
  })

  test.each([
    ['pending', 'waiting', 'ours'],
    ['in-flight', 'sending', 'ours'],
    ['unknown', 'unknown', 'ours'],
    ['parked', 'parked', 'ours'],
    ['refused', 'parked', 'ours'],
    ['returned', 'returned', null],
    ['done', 'open', null],
    ['withdrawn', 'open', null],
  ])('with an entry that is %s are %s', async (entry, decisionState, choice) => {
    const { db, store } = await open()
    store.decisions.decide({ keys: ['1||name'], choice: 'ours', ...stamp() })
    db.prepare(`UPDATE outbox_entry SET state = ?`).run(entry)
    expect(store.screens.difference('1||name')?.row).toMatchObject({ decisionState, choice })
  })
})

describe('the counts beside the filters', () => {
  test('count each facet under the other facets, never under itself', async () => {
    const { store } = await open()
    const counts = store.screens.compareCounts(
      filter({ groups: ['only-ams'], vendors: ['Fernhill'] }),
    )
    expect(counts.groups).toEqual([
      { value: 'needs-person', count: 2 },
      { value: 'only-shopify', count: 1 },
    ])
    expect(counts.vendors).toEqual([{ value: "O'Hara", count: 1 }])
    expect(counts.fields).toEqual([])
  })

  test('tell decided from open, and what Accept All would take', async () => {
    const { store } = await open()
    expect(store.screens.compareCounts(filter())).toMatchObject({
      decided: 0,
      open: 5,
      acceptable: { ours: 4, theirs: 4, suggestion: 2 },
    })
    store.decisions.decide({ keys: ['1||name', '3||product'], choice: 'ours', ...stamp() })
    expect(store.screens.compareCounts(filter())).toMatchObject({
      decided: 2,
      open: 3,
      acceptable: { ours: 2, theirs: 3, suggestion: 1 },
    })
  })

  test('agree with what Accept All then does', async () => {
    const { store } = await open()
    const { acceptable } = store.screens.compareCounts(filter())
    const accepted = store.decisions.acceptAll({
      filter: filter(),
      choice: 'theirs',
      ...stamp(),
    })
    expect(accepted.decided).toBe(acceptable.theirs)
  })
})

describe('the detail of a row', () => {
  test('says by what evidence the pair is linked', async () => {
    const { store } = await open()
    expect(store.screens.difference('1||name')?.link).toMatchObject({
      kind: 'sku',
      text: 'Same SKU BOWL-S, used once on each side',
    })
  })

  test('names the candidates of a product in doubt by their titles', async () => {
    const twin = shopProduct({ id: 'twin', title: 'Twin', variants: [shopVariant({ id: 'v2' })] })
    const { store } = await compared([amsProduct()], [shopProduct({ title: 'First' }), twin])
    expect(store.screens.difference('1||ambiguous')).toMatchObject({
      link: null,
      candidates: [
        { title: 'First', evidence: 'Same SKU BOWL-S' },
        { title: 'Twin', evidence: 'Same SKU BOWL-S' },
      ],
    })
  })

  test('of a row that is gone is nothing', async () => {
    const { store } = await open()
    expect(store.screens.difference('gone')).toBeNull()
  })
})
