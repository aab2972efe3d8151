import { mutationRoot } from '../mutations/mutation-root'
import { bulkOperationType } from '../queries/bulk-operations'
import { inventoryItemType, inventoryLevelType, locationType } from '../queries/inventory'
import { mediaImageType } from '../queries/media'
import { metafieldDefinitionType, metafieldType } from '../queries/metafields'
import { productOptionType, productOptionValueType, productType } from '../queries/products'
import { queryRoot } from '../queries/query-root'
import { productVariantType } from '../queries/variants'
import type { ObjectType } from './object-type'

/** Everything that is served. A type or field of the schema that isn't reachable from here is not implemented. */
export const ALL_TYPES: readonly ObjectType[] = [
  queryRoot,
  mutationRoot,
  productType,
  productOptionType,
  productOptionValueType,
  productVariantType,
  inventoryItemType,
  inventoryLevelType,
  locationType,
  mediaImageType,
  metafieldType,
  metafieldDefinitionType,
  bulkOperationType,
]
