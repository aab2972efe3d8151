export { importCatalog } from './import-catalog'
export { rememberAgreement } from './remember-agreement'
