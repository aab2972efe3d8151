export {
  bulkOperation,
  cancelBulkOperation,
  catalogExport,
  runBulkQuery,
  UNDER_WAY,
} from './bulk'
export {
  BULK_TEXTS,
  type BulkRunData,
  bulkLineSchema,
  bulkMutationRun,
  newestBulkRuns,
  runBulkMutation,
  stageBulkLines,
} from './bulk-mutation'
export { type EventData, eventsPage, existingProducts } from './changes'
export { isEnumValue } from './later-words'
export type { ListPage } from './list-page'
export {
  type ImageData,
  imageSchema,
  isOtherMedium,
  type MediumData,
  PICTURE,
} from './media-fields'
export type { Operation } from './operation'
export { createOptions, deleteOptions, deleteVariants, reorderOptions } from './options'
export {
  appendVariantMedia,
  attachImages,
  type CodedErrors,
  deleteFiles,
  detachVariantMedia,
  jobState,
  type MediaStateData,
  mediaIds,
  mediaStates,
  reorderMedia,
  stageImages,
  updateFiles,
  variantPictures,
} from './pictures'
export { creationPoints, expectedPoints } from './points'
export {
  type CountedProductData,
  countedProductSchema,
  type PagedVariantData,
  type ProductHeadData,
  type UserErrors,
  type VariantData,
  variantSchema,
  type WritableHeadData,
} from './product-fields'
export {
  type ListedProductData,
  largeProduct,
  mediaPage,
  type ProductData,
  product,
  productByAmsId,
  productParts,
  products,
  productsPage,
  variantsPage,
} from './reading'
export { grantedScopes, oneProduct, shopId, shopPortrait } from './setup'
export {
  activeLocations,
  type LocationData,
  locationById,
  productsCount,
  shopFacts,
} from './shop'
export {
  activateItem,
  setInventoryPolicies,
  setQuantities,
  stockLevels,
  trackItem,
} from './stock'
export { quantityNames, type StockRead, unitsOf } from './stock-read'
export {
  createProduct,
  createVariants,
  defineAmsId,
  type PictureInput,
  type ProductSetInput,
  renameOption,
  renameOptionValues,
  updateProduct,
  updateVariants,
} from './writing'
