import type { FieldCall } from '../endpoint/object-type'
import { type FieldResolver, rootType } from '../endpoint/object-type'
import type { RequestContext } from '../endpoint/request-context'
import { internalError } from '../schema/errors'
import {
  bulkOperationCancel,
  bulkOperationRunMutation,
  bulkOperationRunQuery,
} from './bulk/bulk-operations'
import { inventoryActivate } from './inventory/inventory-activate'
import { inventoryAdjustQuantities } from './inventory/inventory-adjust-quantities'
import { inventoryBulkToggleActivation } from './inventory/inventory-bulk-toggle-activation'
import { inventoryDeactivate } from './inventory/inventory-deactivate'
import { inventoryItemUpdate } from './inventory/inventory-item-update'
import { inventoryMoveQuantities } from './inventory/inventory-move-quantities'
import {
  inventorySetOnHandQuantities,
  inventorySetQuantities,
} from './inventory/inventory-set-quantities'
import { locationAdd, locationDeactivate, locationDelete } from './locations/locations'
import { fileCreate } from './media/file-create'
import { fileDelete } from './media/file-delete'
import { fileUpdate } from './media/file-update'
import { productCreateMedia, productDeleteMedia, productUpdateMedia } from './media/product-media'
import { productReorderMedia } from './media/product-reorder-media'
import { stagedUploadsCreate } from './media/staged-uploads-create'
import { productVariantAppendMedia, productVariantDetachMedia } from './media/variant-media'
import { metafieldDefinitionCreate } from './metafields/metafield-definition-create'
import { metafieldsDelete } from './metafields/metafields-delete'
import { metafieldsSet } from './metafields/metafields-set'
import { productOptionUpdate } from './options/product-option-update'
import { productOptionsCreate } from './options/product-options-create'
import { productOptionsDelete } from './options/product-options-delete'
import { productOptionsReorder } from './options/product-options-reorder'
import { productCreate } from './products/product-create'
import { productDelete } from './products/product-delete'
import { productSet } from './products/product-set'
import { productUpdate } from './products/product-update'
import { publishablePublish, publishableUnpublish } from './publishing/publishable'
import { tagsAdd, tagsRemove } from './tags/tags'
import { productVariantsBulkCreate } from './variants/product-variants-bulk-create'
import { productVariantsBulkDelete } from './variants/product-variants-bulk-delete'
import { productVariantsBulkReorder } from './variants/product-variants-bulk-reorder'
import { productVariantsBulkUpdate } from './variants/product-variants-bulk-update'

/** Mutations have no source: each is a function of its call and the request. */
const root =
  (mutation: (call: FieldCall, context: RequestContext) => unknown): FieldResolver<null> =>
  (_root, call, context) => {
    // A mutation with a key breaks where its key is looked at, because the key remembers the failure.
    if (context.breaksInside && call.directive('idempotent') === null) throw internalError()
    return mutation(call, context)
  }

export const mutationRoot = rootType('Mutation', {
  bulkOperationCancel: root(bulkOperationCancel),
  bulkOperationRunMutation: root(bulkOperationRunMutation),
  bulkOperationRunQuery: root(bulkOperationRunQuery),
  fileCreate: root(fileCreate),
  fileDelete: root(fileDelete),
  fileUpdate: root(fileUpdate),
  inventoryActivate: root(inventoryActivate),
  inventoryAdjustQuantities: root(inventoryAdjustQuantities),
  inventoryBulkToggleActivation: root(inventoryBulkToggleActivation),
  inventoryDeactivate: root(inventoryDeactivate),
  inventoryItemUpdate: root(inventoryItemUpdate),
  inventoryMoveQuantities: root(inventoryMoveQuantities),
  inventorySetOnHandQuantities: root(inventorySetOnHandQuantities),
  inventorySetQuantities: root(inventorySetQuantities),
  locationAdd: root(locationAdd),
  locationDeactivate: root(locationDeactivate),
  locationDelete: root(locationDelete),
  metafieldDefinitionCreate: root(metafieldDefinitionCreate),
  metafieldsDelete: root(metafieldsDelete),
  metafieldsSet: root(metafieldsSet),
  productCreate: root(productCreate),
  productCreateMedia: root(productCreateMedia),
  productDelete: root(productDelete),
  productDeleteMedia: root(productDeleteMedia),
  productOptionUpdate: root(productOptionUpdate),
  productOptionsCreate: root(productOptionsCreate),
  productOptionsDelete: root(productOptionsDelete),
  productOptionsReorder: root(productOptionsReorder),
  productReorderMedia: root(productReorderMedia),
  productSet: root(productSet),
  productUpdate: root(productUpdate),
  productUpdateMedia: root(productUpdateMedia),
  productVariantAppendMedia: root(productVariantAppendMedia),
  productVariantDetachMedia: root(productVariantDetachMedia),
  productVariantsBulkCreate: root(productVariantsBulkCreate),
  productVariantsBulkDelete: root(productVariantsBulkDelete),
  productVariantsBulkReorder: root(productVariantsBulkReorder),
  productVariantsBulkUpdate: root(productVariantsBulkUpdate),
  publishablePublish: root(publishablePublish),
  publishableUnpublish: root(publishableUnpublish),
  stagedUploadsCreate: root(stagedUploadsCreate),
  tagsAdd: root(tagsAdd),
  tagsRemove: root(tagsRemove),
})
