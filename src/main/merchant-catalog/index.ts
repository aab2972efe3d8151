export { openCatalogFile } from './open-catalog-file'
export { readCatalogFile, readCatalogText } from './read-catalog-file'
