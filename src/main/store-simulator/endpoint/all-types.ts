import { mutationRoot } from '../mutations/mutation-root'
import { bulkOperationType } from '../queries/bulk-operations'
import { basicEventType } from '../queries/events'
import { imageType } from '../queries/images'
import { inventoryItemType, inventoryLevelType, locationType } from '../queries/inventory'
import { jobType, productDeleteOperationType, productSetOperationType } from '../queries/jobs'
import {
  externalVideoType,
  genericFileType,
  mediaImageType,
  model3dType,
  videoType,
} from '../queries/media'
import { metafieldDefinitionType, metafieldType } from '../queries/metafields'
import { productOptionType, productOptionValueType, productType } from '../queries/products'
import { publicationType } from '../queries/publications'
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
  genericFileType,
  externalVideoType,
  videoType,
  model3dType,
  imageType,
  basicEventType,
  publicationType,
  jobType,
  productSetOperationType,
  productDeleteOperationType,
  metafieldType,
  metafieldDefinitionType,
  bulkOperationType,
]
