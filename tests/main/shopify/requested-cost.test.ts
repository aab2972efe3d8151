import * as everything from '@main/shopify/operations'
import {
  creationPoints,
  eventsPage,
  existingProducts,
  expectedPoints,
  largeProduct,
  mediaPage,
  type Operation,
  type ProductSetInput,
  product,
  productByAmsId,
  productParts,
  products,
  productsPage,
  shopFacts,
  stockLevels,
  variantsPage,
} from '@main/shopify/operations'
import { MAX_QUERY_COST } from '@main/store-simulator/cost/cost-rules'
import { requestedCost } from '@main/store-simulator/cost/requested-cost'
import { fragmentsOf } from '@main/store-simulator/cost/selections'
import { loadAdminSchema } from '@main/store-simulator/schema/load-schema'
import { getOperationAST, parse } from 'graphql'
import { describe, expect, test } from 'vitest'

const { schema } = await loadAdminSchema('resources/shopify-schema/admin_2026-10.json.gz')
const AT = { locationId: 'gid://shopify/Location/1', hasWebOrders: false }

type AnyOperation = Pick<Operation<unknown, unknown>, 'document' | 'name'>

function costOf({ document, name }: AnyOperation, variables: Record<string, unknown> = {}) {
  const parsed = parse(document)
  const node = getOperationAST(parsed, name)
  if (!node) throw new Error(name)
  return requestedCost(schema, { node, fragments: fragmentsOf(parsed), variables })
}

/** Shopify refuses a request that asks for more than 1,000 points, whatever the bucket holds. */
test.each([
  ['a page of a list of products', productsPage(AT), 700],
  ['further variants', variantsPage(AT), 130],
  ['further media', mediaPage, 40],
  ['one product', product(AT), 100],
  ['a large product', largeProduct(AT), 160],
  ['250 variants of one, and itself', productParts(AT), 20],
  ['several products', products(AT), 100],
  ['one product by its AMS id', productByAmsId(AT), 100],
  ['a page of events', eventsPage, 20],
  ['250 ids', existingProducts, 2],
  ['the stock of 250 variants', stockLevels, 6],
])('%s asks for no more points than planned', (_, operation, planned) => {
  const cost = costOf(operation)
  expect(cost).toBeGreaterThan(0)
  expect(cost).toBeLessThanOrEqual(planned)
  expect(planned).toBeLessThanOrEqual(MAX_QUERY_COST)
})

/** Values for what a document requires, where its cost does not depend on them. */
const ANY = {
  id: '1',
  ids: [],
  variantIds: [],
  after: null,
  query: '',
  sortKey: 'ID',
  identifier: {},
  productId: '1',
  option: {},
  options: [],
  values: [],
  variants: [],
  variantsIds: [],
  product: {},
  input: {},
  key: '1',
  inventoryItemId: '1',
  locationId: '1',
  definition: {},
  mutation: '',
  path: '',
  marker: '',
  files: [],
  media: [],
  moves: [],
  variantMedia: [],
}

describe('the points that are reserved before a request was ever sent', () => {
  const operations: AnyOperation[] = [
    ...Object.values(everything).flatMap((value) =>
      typeof value === 'object' && 'document' in value ? [value] : [],
    ),
    ...[
      largeProduct,
      product,
      productByAmsId,
      productParts,
      products,
      productsPage,
      variantsPage,
    ].map((at) => at(AT)),
    // The first of a store, which asks for all locations.
    shopFacts(null),
  ]

  test.each(operations.map((operation) => [operation.name, operation] as const))(
    'of %s are those that Shopify asks for',
    (name, operation) => {
      expect(expectedPoints(name)).toBe(costOf(operation, ANY))
    },
  )

  test.each([
    [1, 0],
    [40, 5],
    [2000, 250],
  ])(
    'of a creation with %i variants and %i pictures are enough and no more than a point above',
    (variants, files) => {
      const picture = {
        originalSource: 'https://a.example/1.jpg',
        alt: '',
        contentType: 'IMAGE',
      } as const
      const input: ProductSetInput = {
        title: 'Bowl',
        descriptionHtml: '',
        vendor: '',
        productType: '',
        status: 'DRAFT',
        metafields: [{ namespace: 'ams', key: 'product_id', value: '1', type: 'id' }],
        productOptions: [],
        files: Array.from({ length: files }, () => picture),
        variants: Array.from({ length: variants }, (_, index) => ({
          sku: '',
          optionValues: [],
          ...(index < files ? { file: picture } : {}),
        })),
      }
      const asked = costOf(everything.createProduct, { ...ANY, input })
      const reserved = creationPoints(input)
      expect(reserved).toBeGreaterThanOrEqual(asked)
      expect(reserved).toBeLessThanOrEqual(asked + 1)
    },
  )
})
