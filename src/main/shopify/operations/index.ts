export { bulkOperation, cancelBulkOperation, catalogExport, runBulkQuery } from './bulk'
export type { Operation } from './operation'
export {
  type CountedProductData,
  countedProductSchema,
  type ProductHeadData,
  type StockedVariantData,
  stockedVariantSchema,
  type UserErrors,
  type VariantData,
} from './product-fields'
export {
  product,
  productByAmsId,
  productsCount,
  productsPage,
  shopFacts,
  variantsPage,
} from './reading'
export {
  createProduct,
  createVariants,
  defineAmsId,
  type ProductSetInput,
  renameOption,
  updateProduct,
  updateVariants,
} from './writing'
