export { readCatalogFile, readCatalogText } from './read-catalog-file'
