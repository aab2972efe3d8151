import { newProduct } from '@main/engine/outbox/new-records'
import type { ProductWrite } from '@main/engine/ports'
import { AdminClient } from '@main/shopify/admin-client'
import { PictureProgress } from '@main/shopify/images'
import { toProductSet, writeProduct } from '@main/shopify/write-product'
import type { AmsProduct, AmsVariant } from '@shared/catalog/product'
import { amsOnlyFields, syncedFields } from '@shared/fields/field-registry'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FakeClock, FakeScheduler } from '../../support/fake-environment'
import { dataAnswer, FakeHttp } from '../../support/fake-http'
import { outboxEntry } from '../../support/outbox-entry'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../support/products'
import { planWrites } from '../../support/without-policies'

/** Invariant R11: what AMS keeps for itself occurs in no request, whatever was decided. */

const MARKER = 'KEEP-IN-AMS'

/** AMS-only values that can be told from everything else, for every field of a level. */
function secrets(level: 'product' | 'variant', place: string): Record<string, string> {
  return Object.fromEntries(
    [...amsOnlyFields.filter((field) => field.level === level), { key: 'unknown_extra' }].map(
      ({ key }) => [key, `${MARKER} ${place} ${key}`],
    ),
  )
}

/** What is on hand and what wholesale has reserved stay in AMS; only their difference travels. */
const ON_HAND = 770_001
const COMMITTED = 770_002

const text = fc.string({ unit: 'binary', maxLength: 8 })
const product: fc.Arbitrary<AmsProduct> = fc
  .record({
    name: text,
    descriptionHtml: text,
    vendor: text,
    category: text,
    inactive: fc.boolean(),
    optionNames: fc.constantFrom<readonly string[]>([], ['Size'], ['Size', 'Finish']),
    rows: fc.array(
      fc.record({ sku: text, price: fc.option(fc.constantFrom('0', '9.5')), value: text }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
  })
  .map(({ rows, inactive, ...more }) =>
    amsProduct({
      ...more,
      status: inactive ? 'inactive' : 'active',
      amsOnly: secrets('product', 'product'),
      variants: rows.map(
        (row, index): AmsVariant =>
          amsVariant({
            id: `1-${index}`,
            sku: row.sku,
            retailPrice: row.price,
            optionValues: more.optionNames.map(() => row.value),
            onHand: ON_HAND,
            wholesaleCommitments: COMMITTED,
            amsOnly: secrets('variant', `variant ${index}`),
          }),
      ),
    }),
  )

/** A decision for Shopify about everything that can be decided of a product. */
function everyEntry(ours: AmsProduct) {
  const ofProduct = syncedFields
    .filter(({ level }) => level === 'product')
    .map(({ key }) => outboxEntry({ field: key }))
  const ofVariants = ours.variants.flatMap(({ id }) => [
    ...syncedFields
      .filter(({ level }) => level === 'variant')
      .map(({ key }) =>
        outboxEntry({ field: key, amsVariantId: id, shopifyVariantId: `gid-${id}` }),
      ),
    outboxEntry({ kind: 'variant', field: null, amsVariantId: id }),
  ])
  return [...ofProduct, ...ofVariants]
}

/** Everything AMS has, in the place of what may go into a request. */
function wholeRecord(ours: AmsProduct) {
  const source = { kind: 'address' as const, url: 'https://pictures.example/a.jpg' }
  const images = [{ label: 'a.jpg#1', alt: 'A', source, ...ours.amsOnly }]
  return {
    ...ours,
    images,
    variants: ours.variants.map((variant) => ({
      ...variant,
      tracked: true,
      imageLabel: images[0]?.label ?? null,
    })),
  }
}

function writesOf(ours: AmsProduct): ProductWrite[] {
  const theirs = shopProduct({
    optionNames: ['A', 'B'],
    variants: ours.variants.map(({ id }) => shopVariant({ id: `gid-${id}` })),
  })
  return [
    ...planWrites(everyEntry(ours), ours, theirs).map(({ write }) => write),
    { kind: 'create-product', product: newProduct(ours), status: 'DRAFT', stocked: null },
  ]
}

/** Of the Shopify product, so that its options can be called by their ids. */
const VALUES = shopVariant().optionValues.map((name) => ({ id: '2', name }))

function expectNoSecret(json: string): void {
  expect(json).not.toContain(MARKER)
  expect(json).not.toContain(String(ON_HAND))
  expect(json).not.toContain(String(COMMITTED))
  for (const { key } of amsOnlyFields) expect(json).not.toContain(`"${key}"`)
}

describe('AMS-only values', () => {
  test('are not in what is planned and kept as payload', () => {
    fc.assert(
      fc.property(product, (ours) => {
        const kinds = writesOf(ours).map(({ kind }) => kind)
        expect(kinds).toEqual(
          expect.arrayContaining([
            'update-product',
            'update-variants',
            'create-variants',
            'set-stock',
          ]),
        )
        expectNoSecret(JSON.stringify(writesOf(ours)))
      }),
    )
  })

  test('are not in the request for a new product, even when the whole record is handed over', () => {
    fc.assert(
      fc.property(product, (ours) =>
        expectNoSecret(JSON.stringify(toProductSet(wholeRecord(ours), 'DRAFT', null, ['a.jpg']))),
      ),
    )
  })

  test('are not in any body that is sent, even when whole records are handed over', async () => {
    await fc.assert(
      fc.asyncProperty(product, async (ours) => {
        const http = new FakeHttp([dataAnswer(everythingDone)])
        const clock = new FakeClock()
        const client = new AdminClient({
          storeUrl: 'http://store.test',
          credential: () => ({ token: 'shpat_unit' }),
          http: http.send,
          clock,
          scheduler: new FakeScheduler(clock),
        })
        const writes: ProductWrite[] = [
          ...writesOf(ours),
          { kind: 'create-product', product: wholeRecord(ours), status: 'DRAFT', stocked: null },
          {
            kind: 'create-variants',
            productId: '1',
            optionNames: ours.optionNames,
            variants: wholeRecord(ours).variants,
            stocked: { locationId: 'gid://shopify/Location/1', available: 0 },
          },
        ]
        for (const write of writes)
          await writeProduct(client, write, NO_PICTURES, {
            options: ['A', 'B', ...ours.optionNames].map((name) => ({
              id: '1',
              name,
              values: VALUES,
            })),
          }).catch(() => undefined)
        expect(http.sent.length).toBeGreaterThanOrEqual(writes.length)
        for (const { body } of http.sent) {
          expect(Object.keys(JSON.parse(body)).sort()).toEqual([
            'operationName',
            'query',
            'variables',
          ])
          expectNoSecret(body)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('would be found if they were sent', () => {
    const ours = amsProduct({ amsOnly: secrets('product', 'product') })
    expect(() => expectNoSecret(JSON.stringify(ours))).toThrow(MARKER)
  })
})

const NO_PICTURES = {
  scheduler: new FakeScheduler(new FakeClock()),
  progress: new PictureProgress(),
  imageBytes: () => Promise.resolve(null),
}

/** Whatever is asked, it was done. */
const everythingDone = {
  productOptionUpdate: { product: { id: '1' }, userErrors: [] },
  productUpdate: { product: { id: '1' }, userErrors: [] },
  productVariantsBulkUpdate: { productVariants: [], userErrors: [] },
  productVariantsBulkCreate: { productVariants: [], userErrors: [] },
  productSet: { product: { id: '1' }, userErrors: [] },
}
