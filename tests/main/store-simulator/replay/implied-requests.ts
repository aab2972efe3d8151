import type { Json } from '../support'
import type { Exchange } from './recordings'

/**
 * The variables of a request that were not recorded but can be told from its answer: what was deleted, made,
 * or tracked. Returns `null` where they can't.
 */
export function impliedVariables(
  path: string,
  data: Json,
  variables: Json,
): Record<string, Json> | null {
  const [root = ''] = Object.keys(data)
  const payload = data[root]
  if (variables !== null) {
    const { idempotencyKey, ...rest } = variables
    const isWithoutKey = /missing(Set|SetOnHand|Adjust)Idempotency$/.test(path)
    const given = idempotencyKey === undefined || isWithoutKey ? rest : { idempotencyKey, ...rest }
    if (path === 'partialUpdate') return { ...given, allowPartialUpdates: true }
    // The recorder wrote `synchronous: false` into the text itself.
    return path.startsWith('inlineFalse.mutation') ? { ...given, synchronous: false } : given
  }
  switch (root) {
    case 'productDelete':
      return { input: { id: payload.deletedProductId } }
    case 'locationDeactivate':
      return { locationId: payload.location.id, idempotencyKey: `key-${path}` }
    case 'locationDelete':
      return { locationId: payload.deletedLocationId }
    case 'productCreate':
      return { product: { title: payload.product.title } }
    case 'productVariantsBulkUpdate':
      return {
        productId: payload.product.id,
        variants: payload.productVariants.map(tracked),
      }
    case 'productOptionsCreate':
      return { productId: payload.product.id, options: payload.product.options.map(newOption) }
    case 'productVariantsBulkCreate':
      return {
        productId: payload.product.id,
        variants: payload.productVariants.map(newVariant),
      }
    case 'productSet':
      return payload.product.title === undefined ? stockedProduct(payload.product) : null
    case 'product':
    case 'node':
    case 'nodes':
    case 'inventoryItem':
    case 'productOperation':
    case 'files':
      return {}
    default:
      return null
  }
}

function tracked({ id, inventoryItem }: Json): Json {
  const { tracked: isTracked, requiresShipping } = inventoryItem
  return { id, inventoryItem: { tracked: isTracked, requiresShipping } }
}

function newOption({ name, optionValues }: Json): Json {
  return { name, values: optionValues.map((value: Json) => ({ name: value.name })) }
}

function newVariant({ sku, price, selectedOptions }: Json): Json {
  const optionValues = selectedOptions.map(({ name, value }: Json) => ({
    optionName: name,
    name: value,
  }))
  return { price, optionValues, inventoryItem: { sku, tracked: true } }
}

/** A product made for the units that its answer tells. */
function stockedProduct(product: Json): Record<string, Json> {
  const [variant] = product.variants.nodes
  const inventoryQuantities = variant.inventoryItem.inventoryLevels.nodes.map((level: Json) => ({
    locationId: level.location.id,
    name: 'available',
    quantity: level.quantities.find((entry: Json) => entry.name === 'available').quantity,
  }))
  const optionValues = [{ optionName: 'Title', name: 'Default Title' }]
  return {
    input: {
      title: 'Stocked',
      productOptions: [{ name: 'Title', values: [{ name: 'Default Title' }] }],
      variants: [{ optionValues, inventoryItem: { tracked: true }, inventoryQuantities }],
    },
    synchronous: true,
  }
}

/** Texts of requests whose answer was only an error, written so that the error points to the same place. */
export function missingText({ path, body }: Exchange): string | null {
  const selection = 'userErrors { field message code }'
  switch (path) {
    case 'inventoryActivateCodeSelection':
      return `mutation InventoryDeactivateValidationActivateCodeSelection($inventoryItemId: ID!, $locationId: ID!, $available: Int, $idempotencyKey: String!) { inventoryActivate(inventoryItemId: $inventoryItemId, locationId: $locationId, available: $available) @idempotent(key: $idempotencyKey) { ${selection} } }`
    case 'inventoryDeactivateCodeSelection':
      return `mutation InventoryDeactivateValidationDeactivateCodeSelection($inventoryLevelId: ID!, $idempotencyKey: String!) { inventoryDeactivate(inventoryLevelId: $inventoryLevelId) @idempotent(key: $idempotencyKey) { ${selection} } }`
    case 'invalidInput.variableMissingId':
      return 'mutation ($input: ProductDeleteInput!) { productDelete(input: $input) { deletedProductId } }'
    case 'invalidInput.inlineMissingId':
      return 'mutation { productDelete(input: {}) { deletedProductId } }'
    case 'invalidInput.inlineNullId':
      return 'mutation { productDelete(input: {id: null}) { deletedProductId } }'
    case 'legacySetShape':
      return 'mutation ($input: InventorySetQuantitiesInput!, $idempotencyKey: String!) { inventorySetQuantities(input: $input) @idempotent(key: $idempotencyKey) { inventoryAdjustmentGroup { id } userErrors { field message } } }'
    case 'missingAdjustChangeFromQuantity':
      return 'mutation ($input: InventoryAdjustQuantitiesInput!) { inventoryAdjustQuantities(input: $input) @idempotent(key: "inline") { userErrors { field message } } }'
    default:
      return path.endsWith('downstreamRead') && body.data?.products !== undefined
        ? DELETED_READ
        : null
  }
}

const DELETED_READ =
  'query { product(id: "gid://shopify/Product/10224196223282") { id } products(first: 5, query: "handle:hermes-product-conformance-1782713572062") { edges { node { id } } } }'
