export { agreedCurrency, pricesAreIn } from './agreed-currency'
export { importCatalog } from './import-catalog'
export { rememberAgreement } from './remember-agreement'
