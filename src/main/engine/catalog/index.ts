export { agreedCurrency } from './agreed-currency'
export { CatalogImports } from './catalog-imports'
export { importCatalog } from './import-catalog'
export { rememberAgreement } from './remember-agreement'
