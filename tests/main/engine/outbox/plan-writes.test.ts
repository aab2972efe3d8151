import { describe, expect, test } from 'vitest'
import { outboxEntry, variantEntry } from '../../../support/outbox-entry'
import {
  amsProduct,
  amsVariant,
  remembered,
  shopProduct,
  shopVariant,
} from '../../../support/products'
import { planWrites } from '../../../support/without-policies'

const PRODUCT = 'gid://shopify/Product/1'
const SMALL = 'gid://shopify/ProductVariant/11'
const LARGE = 'gid://shopify/ProductVariant/12'

describe('the requests of one product', () => {
  test('carry only the decided fields', () => {
    const ours = amsProduct({ name: 'New', vendor: 'Not decided' })
    expect(planWrites([outboxEntry({ field: 'name' })], ours, shopProduct())).toMatchObject([
      { write: { kind: 'update-product', productId: PRODUCT, changes: { title: 'New' } } },
    ])
    const [planned] = planWrites([outboxEntry({ field: 'name' })], ours, shopProduct())
    expect(planned?.write).toEqual({
      kind: 'update-product',
      productId: PRODUCT,
      changes: { title: 'New' },
    })
  })

  test('carry all decided fields of the product together', () => {
    const ours = amsProduct({ shopifyStatus: 'ARCHIVED', descriptionHtml: ' <p>kept</p> ' })
    const fields = ['name', 'description', 'vendor', 'category', 'shopify-status'] as const
    const entries = fields.map((field, id) => outboxEntry({ id, field }))
    const planned = planWrites(entries, ours, shopProduct())
    expect(planned).toHaveLength(1)
    expect(planned[0]?.entries).toEqual(entries)
    expect(planned[0]?.write).toMatchObject({
      changes: {
        title: 'Oak Bowl',
        descriptionHtml: ' <p>kept</p> ',
        vendor: 'Fernhill',
        productType: 'Bowl',
        status: 'ARCHIVED',
      },
    })
  })

  test('take an inactive product off sale as Draft', () => {
    const entry = outboxEntry({ field: 'status' })
    expect(planWrites([entry], amsProduct({ status: 'inactive' }), shopProduct())).toMatchObject([
      { write: { changes: { status: 'DRAFT' } } },
    ])
  })

  test('carry the changes of all variants in one, each row with its entries', () => {
    const ours = amsProduct({
      variants: [
        amsVariant({ retailPrice: '70', sku: 'NEW' }),
        amsVariant({ id: '1-2', retailPrice: '0', optionValues: ['Large'] }),
      ],
    })
    const price = variantEntry({ id: 1 })
    const sku = variantEntry({ id: 2, field: 'sku' })
    const other = variantEntry({ id: 3, amsVariantId: '1-2', shopifyVariantId: LARGE })
    expect(planWrites([price, other, sku], ours, shopProduct())).toEqual([
      {
        write: {
          kind: 'update-variants',
          productId: PRODUCT,
          optionNames: ['Size'],
          variants: [
            { variantId: SMALL, price: '70.00', sku: 'NEW' },
            { variantId: LARGE, price: '0.00' },
          ],
        },
        entries: [price, sku, other],
        rows: [[price, sku], [other]],
      },
    ])
  })

  test('never send a price that AMS does not have', () => {
    const ours = amsProduct({ variants: [amsVariant({ retailPrice: null })] })
    expect(planWrites([variantEntry()], ours, shopProduct())).toEqual([])
  })

  test('rename options first, and address values by the new names from then on', () => {
    const ours = amsProduct({
      optionNames: ['Width'],
      variants: [amsVariant({ optionValues: ['Wide'] })],
    })
    const entries = [
      variantEntry({ id: 1, field: 'option-values' }),
      outboxEntry({ id: 2, field: 'option-names' }),
    ]
    expect(planWrites(entries, ours, shopProduct()).map(({ write }) => write)).toEqual([
      { kind: 'rename-option', productId: PRODUCT, from: 'Size', to: 'Width' },
      {
        kind: 'rename-values',
        productId: PRODUCT,
        optionName: 'Width',
        renames: [{ from: 'Small', to: 'Wide' }],
      },
    ])
  })

  test('address values by the names that Shopify has when the renaming was not decided', () => {
    const ours = amsProduct({ optionNames: ['Width'] })
    expect(
      planWrites([variantEntry({ field: 'option-values' })], ours, shopProduct()),
    ).toMatchObject([{ write: { optionNames: ['Size'] } }])
  })

  test('rename only the options whose names differ', () => {
    const ours = amsProduct({ optionNames: ['Size', 'Oil'] })
    const theirs = shopProduct({ optionNames: ['Size', 'Finish'] })
    expect(planWrites([outboxEntry({ field: 'option-names' })], ours, theirs)).toMatchObject([
      { write: { from: 'Finish', to: 'Oil' } },
    ])
  })

  test('create the variants that only AMS has', () => {
    const large = amsVariant({ id: '1-2', sku: 'L', retailPrice: '80', optionValues: ['Large'] })
    const ours = amsProduct({ variants: [amsVariant(), large] })
    const entry = outboxEntry({ kind: 'variant', field: null, amsVariantId: '1-2' })
    expect(planWrites([entry], ours, shopProduct())).toEqual([
      {
        write: {
          kind: 'create-variants',
          productId: PRODUCT,
          optionNames: ['Size'],
          variants: [
            {
              sku: 'L',
              retailPrice: '80',
              optionValues: ['Large'],
              tracked: true,
              imageLabel: null,
            },
          ],
          stocked: { locationId: 'gid://shopify/Location/1', available: 0 },
        },
        entries: [entry],
        rows: [[entry]],
      },
    ])
  })

  test('do not ask Shopify to count what AMS does not', () => {
    const large = amsVariant({ id: '1-2', optionValues: ['Large'], onHand: null })
    const entry = outboxEntry({ kind: 'variant', field: null, amsVariantId: '1-2' })
    const [planned] = planWrites([entry], amsProduct({ variants: [large] }), shopProduct())
    expect(planned?.write).toMatchObject({ variants: [{ tracked: false }] })
  })

  test('tell the right entry of each created variant when another one is gone from AMS', () => {
    const large = amsVariant({ id: '1-2', sku: 'L', optionValues: ['Large'] })
    const gone = outboxEntry({ id: 1, kind: 'variant', field: null, amsVariantId: 'gone' })
    const there = outboxEntry({ id: 2, kind: 'variant', field: null, amsVariantId: '1-2' })
    const [planned] = planWrites([gone, there], amsProduct({ variants: [large] }), shopProduct())
    expect(planned?.rows[0]).toEqual([there])
  })

  test('are none when nothing was decided for Shopify', () => {
    expect(planWrites([], amsProduct(), shopProduct())).toEqual([])
  })

  test('leave a variant alone that Shopify does not have', () => {
    const entry = variantEntry({ shopifyVariantId: null })
    expect(planWrites([entry], amsProduct(), shopProduct({ variants: [shopVariant()] }))).toEqual(
      [],
    )
  })

  test('rename a value by its id where every variant with it is decided, instead of making a new one', () => {
    const ours = amsProduct({
      variants: [
        amsVariant({ optionValues: ['S'] }),
        amsVariant({ id: '1-2', optionValues: ['Large'] }),
      ],
    })
    const theirs = shopProduct({
      variants: [shopVariant(), shopVariant({ id: 'gid-2', optionValues: ['Large'] })],
    })
    const entry = variantEntry({ field: 'option-values' })
    expect(planWrites([entry], ours, theirs)).toEqual([
      {
        write: {
          kind: 'rename-values',
          productId: PRODUCT,
          optionName: 'Size',
          renames: [{ from: 'Small', to: 'S' }],
        },
        entries: [entry],
        rows: [],
      },
    ])
  })

  test('set counts against the value that was read, under a key of their own', () => {
    const ours = amsProduct({ variants: [amsVariant({ onHand: 9, wholesaleCommitments: 3 })] })
    const entry = variantEntry({ field: 'stock' })
    expect(planWrites([entry], ours, shopProduct(), () => 'key-9')).toMatchObject([
      {
        write: {
          kind: 'set-stock',
          idempotencyKey: 'key-9',
          locationId: 'gid://shopify/Location/1',
          rows: [
            {
              inventoryItemId: 'gid://shopify/InventoryItem/11',
              quantity: 6,
              changeFromQuantity: 4,
            },
          ],
        },
        entries: [entry],
      },
    ])
  })

  test('set no count where none could be read', () => {
    const entry = variantEntry({ field: 'stock' })
    expect(planWrites([entry], amsProduct(), remembered(shopProduct()))).toEqual([])
  })
})

describe('options that differ in number or order', () => {
  const product = (optionNames: string[], small: string[], large: string[]) =>
    amsProduct({
      optionNames,
      variants: [
        amsVariant({ optionValues: small }),
        amsVariant({ id: '1-2', sku: 'L', optionValues: large }),
      ],
    })
  const shop = (optionNames: string[], small: string[], large: string[]) =>
    shopProduct({
      optionNames,
      variants: [
        shopVariant({ optionValues: small }),
        shopVariant({ id: 'gid-2', sku: 'L', optionValues: large }),
        shopVariant({ id: 'gid-3', sku: 'only there', optionValues: large }),
      ],
    })
  const writesFor = (ours: ReturnType<typeof product>, theirs: ReturnType<typeof shop>) => {
    const entry = outboxEntry({
      field: 'option-names',
      ours: ours.optionNames,
      theirs: theirs.optionNames,
    })
    const planned = planWrites([entry], ours, theirs, () => 'key')
    expect(planned.flatMap((write) => write.entries)).toEqual(planned.map(() => entry))
    return planned.map(({ write }) => write)
  }

  test('one is added with all its values, then given to the variants that have another than the first', () => {
    const ours = product(['Size', 'Finish'], ['Small', 'Oiled'], ['Large', 'Waxed'])
    expect(writesFor(ours, shop(['Size'], ['Small'], ['Large']))).toEqual([
      {
        kind: 'create-options',
        productId: 'gid://shopify/Product/1',
        options: [{ name: 'Finish', values: ['Oiled', 'Waxed'] }],
      },
      {
        kind: 'update-variants',
        productId: 'gid://shopify/Product/1',
        optionNames: ['Finish'],
        variants: [{ variantId: 'gid-2', optionValues: ['Waxed'] }],
      },
    ])
  })

  test('what goes makes room, what is new is made, and the order comes last', () => {
    const ours = product(['Colour', 'Size'], ['Red', 'Small'], ['Red', 'Large'])
    const theirs = shop(['Size', 'Finish'], ['Small', 'Oiled'], ['Large', 'Oiled'])
    // Whether Finish is Colour under another name is not guessed.
    expect(writesFor(ours, theirs)).toEqual([])
    const less = product(['Size'], ['Small'], ['Large'])
    expect(writesFor(less, theirs)).toMatchObject([{ kind: 'delete-options', names: ['Finish'] }])
    const more = product(
      ['Colour', 'Size', 'Finish'],
      ['Red', 'Small', 'Oiled'],
      ['Red', 'Large', 'Oiled'],
    )
    expect(writesFor(more, theirs)).toMatchObject([
      { kind: 'create-options', options: [{ name: 'Colour', values: ['Red'] }] },
      { kind: 'reorder-options', names: ['Colour', 'Size', 'Finish'] },
    ])
  })

  test('nothing is deleted but the very variants that were decided, after everything else', () => {
    const ours = product(['Size'], ['Small'], ['Large'])
    const theirs = shop(['Size'], ['Small'], ['Large'])
    const deletion = outboxEntry({
      id: 2,
      kind: 'variant',
      field: null,
      shopifyVariantId: 'gid-3',
      ours: null,
    })
    const name = outboxEntry({ ours: 'New', theirs: 'Oak Bowl' })
    const planned = planWrites([deletion, name], ours, theirs, () => 'key')
    expect(planned.map(({ write }) => write.kind)).toEqual(['update-product', 'delete-variants'])
    expect(planned[1]).toEqual({
      write: {
        kind: 'delete-variants',
        productId: 'gid://shopify/Product/1',
        variantIds: ['gid-3'],
      },
      entries: [deletion],
      rows: [],
    })
  })
})

describe('more rows than one request takes', () => {
  const many = Array.from({ length: 300 }, (_, index) => index)
  const gid = (index: number): string => `gid://shopify/ProductVariant/${index}`

  test('travel as several counts, each with a key of its own', () => {
    const ours = amsProduct({
      variants: many.map((index) => amsVariant({ id: `v${index}`, onHand: 5 })),
    })
    const theirs = shopProduct({
      variants: many.map((index) => shopVariant({ id: gid(index), tracked: true, available: 1 })),
    })
    const entries = many.map((index) =>
      variantEntry({
        id: index,
        field: 'stock',
        amsVariantId: `v${index}`,
        shopifyVariantId: gid(index),
      }),
    )
    let key = 0
    const planned = planWrites(entries, ours, theirs, () => `key-${++key}`)
    expect(planned.map(({ rows }) => rows.length)).toEqual([250, 50])
    expect(planned.map(({ write }) => write.kind === 'set-stock' && write.idempotencyKey)).toEqual([
      'key-1',
      'key-2',
    ])
    expect(planned.flatMap((each) => each.entries)).toEqual(entries)
  })

  test('travel as several deletions', () => {
    const entries = many.map((index) =>
      variantEntry({
        id: index,
        kind: 'variant',
        field: null,
        choice: 'ours',
        amsVariantId: '',
        shopifyVariantId: gid(index),
      }),
    )
    const planned = planWrites(entries, amsProduct(), shopProduct())
    expect(
      planned.map(({ write }) => write.kind === 'delete-variants' && write.variantIds.length),
    ).toEqual([250, 50])
  })
})
