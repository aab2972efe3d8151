export { rememberAgreement } from './catalog'
export { Engine } from './engine'
export { stockSettings } from './stock-settings'
