export { loopbackOrigin } from './address-guard'
export { ImageFiles } from './image-files'
export { readKeptImage } from './image-store'
