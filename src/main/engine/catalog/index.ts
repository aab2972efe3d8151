export { agreedCurrency, pricesAreIn } from './agreed-currency'
export { CatalogExports } from './catalog-exports'
export { importCatalog } from './import-catalog'
export { rememberAgreement } from './remember-agreement'
