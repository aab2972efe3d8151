import type { ProductSetInput } from './writing'

/**
 * Points that Shopify asks for each operation before it runs it, for the first time that one is sent:
 * by the documented rules (shopify.dev/docs/api/usage/limits) and, where these are silent, by what live
 * shops answer. Afterwards what Shopify itself said counts.
 */
const FIXED: Readonly<Record<string, number>> = {
  ActivateItem: 10,
  ActiveLocations: 13,
  AppendVariantMedia: 10,
  AttachImages: 23,
  BulkMutationRun: 1,
  BulkOperation: 1,
  CancelBulkOperation: 10,
  CreateOptions: 10,
  CreateProduct: 10,
  CreateVariants: 10,
  DefineAmsId: 10,
  DeleteFiles: 10,
  DeleteOptions: 10,
  DeleteVariants: 10,
  DetachVariantMedia: 10,
  EventsPage: 13,
  ExistingProducts: 1,
  GrantedScopes: 2,
  JobState: 1,
  LargeProduct: 149,
  LocationById: 1,
  MediaIds: 14,
  MediaPage: 25,
  MediaStates: 2,
  NewestBulkRuns: 11,
  OneProduct: 13,
  Product: 77,
  ProductByAmsId: 77,
  ProductParts: 12,
  Products: 77,
  ProductsCount: 10,
  ProductsPage: 650,
  RenameOption: 10,
  RenameOptionValues: 10,
  ReorderMedia: 10,
  ReorderOptions: 10,
  RunBulkMutation: 10,
  RunCatalogExport: 10,
  SetInventoryPolicies: 10,
  SetQuantities: 10,
  ShopFacts: 13,
  ShopId: 1,
  ShopPortrait: 2,
  StageBulkLines: 11,
  StageImages: 10,
  StockLevels: 6,
  TrackItem: 10,
  UpdateFiles: 10,
  UpdateProduct: 10,
  UpdateVariants: 10,
  VariantPictures: 4,
  VariantsPage: 123,
}

const CREATION = { request: 10, variant: 0.2, variantFile: 0.6, file: 1.9, metafield: 0.4 }
/** An operation that the table does not know. */
const UNKNOWN = 50

export function expectedPoints(name: string): number {
  return FIXED[name] ?? UNKNOWN
}

/** Creations grow with what is in them. */
export function creationPoints({ variants, files = [], metafields }: ProductSetInput): number {
  return Math.ceil(
    CREATION.request +
      variants.length * CREATION.variant +
      variants.filter(({ file }) => file !== undefined).length * CREATION.variantFile +
      files.length * CREATION.file +
      metafields.length * CREATION.metafield,
  )
}
