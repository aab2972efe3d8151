export { agreedCurrency, forgetCurrency, pricesAreIn } from './agreed-currency'
export { CatalogExports } from './catalog-exports'
export { importCatalog } from './import-catalog'
export {
  lookAtRows,
  type Preparing,
  prepareCatalog,
  type RowsRead,
  readRows,
} from './prepare-import'
export { importProduct } from './product-changes'
export { readingOf } from './reading-of'
export { rememberAgreement } from './remember-agreement'
export { recallChoices, rememberChoices } from './remembered-choices'
export { isShrunken, shrunken, withoutProducts } from './shrunken'
export { bringUpToDate } from './stage-product'
