export { rememberAgreement } from './catalog'
export { Engine } from './engine'
