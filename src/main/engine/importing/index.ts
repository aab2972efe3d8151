export { CatalogImports } from './catalog-imports'
