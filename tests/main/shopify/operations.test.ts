import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { newProduct } from '@main/engine/outbox/new-records'
import * as everything from '@main/shopify/operations'
import {
  activateItem,
  activeLocations,
  appendVariantMedia,
  attachImages,
  BULK_TEXTS,
  bulkMutationRun,
  bulkOperation,
  cancelBulkOperation,
  catalogExport,
  createOptions,
  createProduct,
  createVariants,
  defineAmsId,
  deleteFiles,
  deleteOptions,
  deleteVariants,
  detachVariantMedia,
  eventsPage,
  existingProducts,
  grantedScopes,
  jobState,
  largeProduct,
  locationById,
  mediaIds,
  mediaPage,
  mediaStates,
  newestBulkRuns,
  type Operation,
  oneProduct,
  product,
  productByAmsId,
  productParts,
  products,
  productsCount,
  productsPage,
  renameOption,
  renameOptionValues,
  reorderMedia,
  reorderOptions,
  runBulkMutation,
  runBulkQuery,
  setInventoryPolicies,
  setQuantities,
  shopFacts,
  shopId,
  shopPortrait,
  stageBulkLines,
  stageImages,
  stockLevels,
  trackItem,
  updateFiles,
  updateProduct,
  updateVariants,
  variantPictures,
  variantsPage,
} from '@main/shopify/operations'
import { toProductSet } from '@main/shopify/write-product'
import {
  buildClientSchema,
  coerceInputValue,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getOperationAST,
  isInputType,
  NoDeprecatedCustomRule,
  parse,
  specifiedRules,
  type TypeNode,
  typeFromAST,
  validate,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { amsProduct, amsVariant } from '../../support/products'

/** Shopify's own schema of the version that Concord speaks, so that no document asks for what is not there. */
const schema: GraphQLSchema = buildClientSchema(
  JSON.parse(
    gunzipSync(readFileSync('resources/shopify-schema/admin_2026-10.json.gz')).toString('utf8'),
  ).data,
)
type AnyOperation = Pick<Operation<unknown, unknown>, 'name' | 'kind' | 'document'>
const LOCATION = 'gid://shopify/Location/1'
const STOCK = { locationId: LOCATION, hasWebOrders: true }

const operations: readonly AnyOperation[] = [
  activateItem,
  activeLocations,
  bulkMutationRun,
  bulkOperation,
  cancelBulkOperation,
  createOptions,
  createProduct,
  createVariants,
  defineAmsId,
  deleteOptions,
  deleteVariants,
  eventsPage,
  existingProducts,
  largeProduct(null),
  largeProduct(STOCK),
  locationById,
  mediaPage,
  newestBulkRuns,
  product(null),
  product(STOCK),
  productByAmsId(null),
  productByAmsId(STOCK),
  productParts(null),
  productParts(STOCK),
  products(null),
  products(STOCK),
  productsCount,
  productsPage(null),
  productsPage(STOCK),
  renameOption,
  renameOptionValues,
  reorderOptions,
  runBulkMutation,
  runBulkQuery,
  setInventoryPolicies,
  setQuantities,
  grantedScopes,
  oneProduct,
  shopId,
  shopPortrait,
  shopFacts(null),
  shopFacts(LOCATION),
  stageBulkLines,
  stockLevels,
  trackItem,
  updateProduct,
  updateVariants,
  appendVariantMedia,
  attachImages,
  deleteFiles,
  detachVariantMedia,
  jobState,
  mediaIds,
  mediaStates,
  reorderMedia,
  stageImages,
  updateFiles,
  variantPictures,
  variantsPage(null),
  variantsPage(STOCK),
]

describe.each(operations.map((operation) => [operation.name, operation] as const))(
  'the document of %s',
  (name, { document, kind }) => {
    const parsed: DocumentNode = parse(document)

    test('is valid and asks for nothing deprecated', () => {
      expect(validate(schema, parsed, [...specifiedRules, NoDeprecatedCustomRule])).toEqual([])
    })

    test('holds one operation, of its name and kind', () => {
      expect(parsed.definitions).toHaveLength(1)
      const found = getOperationAST(parsed, name)
      expect(found?.operation).toBe(kind === 'query' ? 'query' : 'mutation')
    })
  },
)

test('every operation of the folder is among those checked', () => {
  const known = new Set(operations.map(({ name }) => name))
  for (const [name, value] of Object.entries(everything)) {
    if (typeof value !== 'object' || !('document' in value)) continue
    expect(known.has(value.name), name).toBe(true)
  }
})

describe('the query of the whole catalog', () => {
  const quoted = { ...STOCK, locationId: 'gid://shopify/Location/"quoted"' }
  test.each([null, STOCK, { ...STOCK, hasWebOrders: false }, quoted])(
    'is valid for the stock of %o',
    (stock) => {
      const parsed = parse(catalogExport(stock))
      expect(validate(schema, parsed, [...specifiedRules, NoDeprecatedCustomRule])).toEqual([])
    },
  )

  test('keeps to what bulk operations allow: no variables, ids as they are, connections by edges', () => {
    const query = catalogExport(STOCK)
    expect(query).not.toMatch(/\$|first:|nodes|pageInfo|\bid\s*:/)
    expect(query.match(/edges/g)).toHaveLength(4)
  })
})

describe('the mutations of bulk operations', () => {
  test.each(['update-product', 'update-variants'] as const)(
    '%s is valid and has no connection',
    (kind) => {
      const parsed = parse(BULK_TEXTS[kind]('concord_1'))
      expect(validate(schema, parsed, [...specifiedRules, NoDeprecatedCustomRule])).toEqual([])
      expect(getOperationAST(parsed)?.name?.value).toBe('concord_1')
      expect(BULK_TEXTS[kind]('concord_1')).not.toMatch(/edges|nodes/)
    },
  )
})

function inputTypeOf(node: TypeNode): GraphQLInputType {
  const input = typeFromAST(schema, node)
  if (!isInputType(input)) throw new Error('Not an input type')
  return input
}

describe('the variables of writes fit the types of the schema', () => {
  function expectFits(operation: AnyOperation, variables: Record<string, unknown>) {
    const definition = getOperationAST(parse(operation.document))
    for (const { variable, type } of definition?.variableDefinitions ?? []) {
      const input = inputTypeOf(type)
      coerceInputValue(variables[variable.name.value], input, (path, _, error) => {
        throw new Error(`${variable.name.value}.${path.join('.')}: ${error.message}`)
      })
    }
    expect(Object.keys(variables).sort()).toEqual(
      definition?.variableDefinitions?.map(({ variable }) => variable.name.value).sort(),
    )
  }

  test('for a new product with options, without options and without a price', () => {
    const identifier = { customId: { namespace: 'ams', key: 'product_id', value: '1' } }
    for (const ours of [
      amsProduct(),
      amsProduct({ optionNames: [], variants: [amsVariant({ optionValues: [] })] }),
      amsProduct({ variants: [amsVariant({ retailPrice: null })] }),
      amsProduct({
        images: [{ id: 'a', url: 'https://pictures.example/a.jpg', sha256: null, alt: '' }],
        variants: [amsVariant({ imageId: 'a' })],
      }),
    ]) {
      expectFits(createProduct, {
        identifier,
        input: toProductSet(newProduct(ours), 'DRAFT', null, ['https://pictures.example/a.jpg']),
      })
    }
  })

  test('for changes of a product, its options and its variants', () => {
    expectFits(updateProduct, {
      product: {
        id: '1',
        title: 'a',
        descriptionHtml: '',
        vendor: 'b',
        productType: 'c',
        status: 'DRAFT',
      },
    })
    expectFits(renameOptionValues, {
      productId: '1',
      option: { id: '2' },
      values: [{ id: '3', name: 'S' }],
    })
    expectFits(renameOption, { productId: '1', option: { id: '2', name: 'Width' } })
    const optionValues = [{ optionName: 'Size', name: 'S' }]
    expectFits(updateVariants, {
      productId: '1',
      variants: [{ id: '2', price: '1.00', inventoryItem: { sku: 'A' }, optionValues }],
    })
    expectFits(createVariants, {
      productId: '1',
      variants: [{ price: '1.00', inventoryItem: { sku: 'A' }, optionValues }],
    })
    expectFits(setQuantities, {
      key: '1',
      input: {
        name: 'available',
        reason: 'correction',
        referenceDocumentUri: 'gid://concord/StockPush/1',
        quantities: [
          { inventoryItemId: '1', locationId: '2', quantity: -3, changeFromQuantity: null },
        ],
      },
    })
    expectFits(defineAmsId, {
      definition: {
        ownerType: 'PRODUCT',
        namespace: 'ams',
        key: 'product_id',
        type: 'id',
        name: 'AMS product id',
      },
    })
  })
})

describe('a new product', () => {
  test('is a draft under its AMS id, with the price as money', () => {
    expect(
      toProductSet(
        newProduct(amsProduct({ variants: [amsVariant({ retailPrice: '9.5' })] })),
        'DRAFT',
        { locationId: LOCATION, available: 0 },
        [],
      ),
    ).toEqual({
      title: 'Oak Bowl',
      descriptionHtml: '<p>Turned.</p>',
      vendor: 'Fernhill',
      productType: 'Bowl',
      status: 'DRAFT',
      metafields: [{ namespace: 'ams', key: 'product_id', value: '1', type: 'id' }],
      productOptions: [{ name: 'Size', position: 1, values: [{ name: 'Small' }] }],
      variants: [
        {
          sku: 'BOWL-S',
          inventoryItem: { tracked: true },
          inventoryQuantities: [{ locationId: LOCATION, name: 'available', quantity: 0 }],
          price: '9.50',
          optionValues: [{ optionName: 'Size', name: 'Small' }],
        },
      ],
    })
  })

  test('takes its pictures along, by address or by upload, and which of them shows a variant', () => {
    const sha256 = 'ab'.repeat(32)
    const ours = amsProduct({
      images: [
        { id: 'a', url: 'https://pictures.example/a.jpg', sha256: null, alt: 'Front' },
        { id: 'b.png', url: null, sha256, alt: 'Only here' },
        { id: 'c', url: null, sha256: null, alt: 'Nowhere' },
      ],
      variants: [
        amsVariant({ imageId: 'a' }),
        amsVariant({ id: '1-2', imageId: 'b.png' }),
        amsVariant({ id: '1-3', imageId: 'c' }),
      ],
    })
    const made = newProduct(ours)
    expect(made.images).toEqual([
      {
        label: expect.stringMatching(/^a\.jpg#/),
        alt: 'Front',
        source: { kind: 'address', url: 'https://pictures.example/a.jpg' },
      },
      {
        label: 'b.png#abababababababab',
        alt: 'Only here',
        source: { kind: 'upload', sha256, fileName: 'b-abababababab.png' },
      },
    ])
    const input = toProductSet(made, 'DRAFT', null, ['front', 'back'])
    const front = { originalSource: 'front', alt: 'Front', contentType: 'IMAGE' }
    const back = { originalSource: 'back', alt: 'Only here', contentType: 'IMAGE' }
    expect(input.files).toEqual([front, back])
    expect(input.variants.map(({ file }) => file)).toEqual([front, back, undefined])
  })

  test('without options has the one that Shopify gives such products', () => {
    const plain = amsProduct({ optionNames: [], variants: [amsVariant({ optionValues: [] })] })
    expect(toProductSet(newProduct(plain), 'DRAFT', null, [])).toMatchObject({
      productOptions: [{ name: 'Title', values: [{ name: 'Default Title' }] }],
      variants: [{ optionValues: [{ optionName: 'Title', name: 'Default Title' }] }],
    })
  })

  test('lists each option value once, in the order of the variants', () => {
    const ours = amsProduct({
      optionNames: ['Size', 'Wood'],
      variants: [
        amsVariant({ optionValues: ['S', 'Oak'] }),
        amsVariant({ optionValues: ['S', 'Ash'] }),
        amsVariant({ optionValues: ['L', 'Oak'] }),
      ],
    })
    expect(toProductSet(newProduct(ours), 'DRAFT', null, []).productOptions).toEqual([
      { name: 'Size', position: 1, values: [{ name: 'S' }, { name: 'L' }] },
      { name: 'Wood', position: 2, values: [{ name: 'Oak' }, { name: 'Ash' }] },
    ])
  })

  test('without a price in AMS gets none from us', () => {
    const ours = amsProduct({ variants: [amsVariant({ retailPrice: null })] })
    expect(toProductSet(newProduct(ours), 'DRAFT', null, []).variants[0]).not.toHaveProperty(
      'price',
    )
  })
})
