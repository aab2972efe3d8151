export { pushStock } from './push-stock'
