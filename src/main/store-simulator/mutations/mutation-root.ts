import type { FieldCall } from '../endpoint/object-type'
import { type FieldResolver, rootType } from '../endpoint/object-type'
import type { RequestContext } from '../endpoint/request-context'
import { bulkOperationCancel, bulkOperationRunQuery } from './bulk-operations'
import { inventoryActivate } from './inventory-activate'
import { inventoryItemUpdate } from './inventory-item-update'
import { inventorySetQuantities } from './inventory-set-quantities'
import { metafieldDefinitionCreate } from './metafield-definition-create'
import { productCreate } from './product-create'
import { productDelete } from './product-delete'
import { productOptionUpdate } from './product-option-update'
import { productSet } from './product-set'
import { productUpdate } from './product-update'
import { productVariantsBulkCreate } from './product-variants-bulk-create'
import { productVariantsBulkDelete } from './product-variants-bulk-delete'
import { productVariantsBulkUpdate } from './product-variants-bulk-update'

/** Mutations have no source: each is a function of its call and the request. */
const root =
  (mutation: (call: FieldCall, context: RequestContext) => unknown): FieldResolver<null> =>
  (_root, call, context) =>
    mutation(call, context)

export const mutationRoot = rootType('Mutation', {
  bulkOperationCancel: root(bulkOperationCancel),
  bulkOperationRunQuery: root(bulkOperationRunQuery),
  metafieldDefinitionCreate: root(metafieldDefinitionCreate),
  inventoryActivate: root(inventoryActivate),
  inventoryItemUpdate: root(inventoryItemUpdate),
  inventorySetQuantities: root(inventorySetQuantities),
  productCreate: root(productCreate),
  productDelete: root(productDelete),
  productOptionUpdate: root(productOptionUpdate),
  productVariantsBulkCreate: root(productVariantsBulkCreate),
  productVariantsBulkDelete: root(productVariantsBulkDelete),
  productSet: root(productSet),
  productUpdate: root(productUpdate),
  productVariantsBulkUpdate: root(productVariantsBulkUpdate),
})
