import { decodeExportLine } from '@main/shopify/export-line'
import { countedProductSchema, imageSchema, variantSchema } from '@main/shopify/operations'
import { isOtherMedium, PICTURE } from '@main/shopify/operations/media-fields'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

/** What a line may be, by the schemas of the operations: what the decoder is held against. */
const lineSchema = z.union([
  countedProductSchema
    .extend({ __typename: z.literal('Product') })
    .transform(({ __typename, ...data }) => ({ kind: 'product', data })),
  variantSchema
    .extend({ __typename: z.literal('ProductVariant'), __parentId: z.string() })
    .transform(({ __typename, __parentId, ...data }) => ({
      kind: 'variant',
      parentId: __parentId,
      data,
    })),
  imageSchema
    .extend({ __parentId: z.string().startsWith('gid://shopify/Product/') })
    .transform(({ __parentId, ...data }) => ({ kind: 'image', parentId: __parentId, data })),
  z
    .object({
      __typename: z.literal(PICTURE),
      id: z.string(),
      __parentId: z.string().startsWith('gid://shopify/ProductVariant/'),
    })
    .transform(({ id, __parentId }) => ({
      kind: 'variant-image',
      parentId: __parentId,
      imageId: id,
    })),
  z
    .object({ __typename: z.string().refine(isOther), id: z.string(), __parentId: z.string() })
    .transform(() => ({ kind: 'other-medium' })),
])

function isOther(typeName: string): boolean {
  return isOtherMedium(typeName) && typeName !== 'Product' && typeName !== 'ProductVariant'
}

type Json = ReturnType<typeof JSON.parse>

const PRODUCT = {
  __typename: 'Product',
  id: 'gid://shopify/Product/1',
  title: 'Oak Bowl',
  descriptionHtml: '<p>Turned.</p>',
  vendor: 'Fernhill',
  productType: '',
  status: 'ACTIVE',
  updatedAt: '2026-11-20T10:00:00Z',
  options: [{ id: 'o', name: 'Size', position: 1, optionValues: [{ name: 'S' }] }],
  variantsCount: { count: 1 },
}
const VARIANT = {
  __typename: 'ProductVariant',
  __parentId: 'gid://shopify/Product/1',
  id: 'gid://shopify/ProductVariant/11',
  sku: null,
  price: '64.00',
  selectedOptions: [{ name: 'Size', value: 'S' }],
  inventoryItem: {
    id: 'gid://shopify/InventoryItem/11',
    tracked: true,
    inventoryLevel: { isActive: true, quantities: [{ name: 'available', quantity: -2 }] },
  },
}
const IMAGE = {
  __typename: 'MediaImage',
  __parentId: 'gid://shopify/Product/1',
  id: 'gid://shopify/MediaImage/21',
  alt: null,
  status: 'READY',
  image: { url: 'https://cdn.test/bowl.jpg' },
}
const VARIANT_IMAGE = {
  __typename: 'MediaImage',
  __parentId: 'gid://shopify/ProductVariant/11',
  id: 'gid://shopify/MediaImage/21',
}
const FILM = {
  __typename: 'Video',
  __parentId: 'gid://shopify/Product/1',
  id: 'gid://shopify/Video/22',
}
const LATER_MEDIUM = { ...FILM, __typename: 'Hologram', id: 'gid://shopify/Hologram/23' }
const LINES = [PRODUCT, VARIANT, IMAGE, VARIANT_IMAGE, FILM, LATER_MEDIUM]

function bySchema(line: string): unknown {
  const parsed = lineSchema.safeParse(JSON.parse(line))
  return parsed.success ? parsed.data : 'refused'
}

function byDecoder(line: string): unknown {
  try {
    return decodeExportLine(line)
  } catch (error) {
    expect(error).toMatchObject({ name: 'UnexpectedValue' })
    return 'refused'
  }
}

function expectSame(line: string): void {
  expect(byDecoder(line)).toEqual(bySchema(line))
}

/** Every place in a record, as a path. */
function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]))]
}

/** A copy with another value at a place; `undefined` takes the property away. */
function withValue(record: Json, path: readonly string[], value: unknown): Json {
  const copy = structuredClone(record)
  const last = path.at(-1)
  if (last === undefined) return value ?? null
  const parent = path.slice(0, -1).reduce((at, key) => at[key], copy)
  if (value === undefined && !Array.isArray(parent)) delete parent[last]
  else parent[last] = value ?? null
  return copy
}

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    'ACTIVE',
    'UNLISTED',
    'active',
    'Product',
    'MediaImage',
    'Model3d',
    'gid://shopify/Product/1',
    'gid://shopify/ProductVariant/1',
    'gid://shopify/Collection/1',
    0,
    1.5,
    2 ** 53,
    true,
    {},
    [],
    [{}],
    [[]],
    [null],
    { name: 'x' },
    { length: 0 },
  ),
  fc.jsonValue({ maxDepth: 2 }),
)

const spoiled = fc.constantFrom(...LINES).chain((record) =>
  fc
    .array(fc.tuple(fc.constantFrom(...placesOf(record)), odd), { minLength: 1, maxLength: 2 })
    .map((changes) =>
      changes.reduce((now: Json, [path, value]) => {
        const parent = path.slice(0, -1).reduce((at: Json, key) => at?.[key], now)
        const isThere = path.length === 0 || (typeof parent === 'object' && parent !== null)
        return isThere ? withValue(now, path, value) : now
      }, record),
    ),
)

describe('a line of the catalog file', () => {
  test.each(LINES.map((record) => [record.__typename, record] as const))(
    'of a %s is read as its schema reads it',
    (_, record) => {
      const line = JSON.stringify(record)
      expect(bySchema(line)).not.toBe('refused')
      expectSame(line)
    },
  )

  test('that one or two values spoil is accepted or refused as its schema does', () => {
    let refused = 0
    fc.assert(
      fc.property(spoiled, (record) => {
        const line = JSON.stringify(record)
        if (bySchema(line) === 'refused') refused++
        expectSame(line)
      }),
      { numRuns: 5000 },
    )
    // Most changes spoil the line, some don't: both ways are met.
    expect(refused).toBeGreaterThan(1000)
    expect(refused).toBeLessThan(4900)
  })

  test('that is any JSON at all is accepted or refused as its schema does', () => {
    fc.assert(
      fc.property(fc.json(), (line) => expectSame(line)),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['a number beyond every double', '"count":1', '"count":1e999'],
    ['a position beyond every double', '"position":1', '"position":1e999'],
    ['a property called __proto__', '"vendor"', '"__proto__":{"id":"x"},"vendor"'],
    ['its id only in a property called __proto__', '"id":"gid', '"__proto__":{"id":"x"},"_":"gid'],
    ['a property twice', '"title":"Oak Bowl"', '"title":"Oak Bowl","title":7'],
    ['an unknown property', '"vendor"', '"extra":[{}],"vendor"'],
  ])('with %s is read as its schema reads it', (_, part, other) => {
    const line = JSON.stringify(PRODUCT)
    expect(line).toContain(part)
    expectSame(line.replace(part, other))
  })

  test.each(['', '{', 'null,', '{"__typename":"Product"'])(
    'that is no JSON (%j) is refused',
    (line) => {
      expect(() => decodeExportLine(line)).toThrow(SyntaxError)
    },
  )
})
