export { ProductsScreen } from './products-screen'
export { openProduct } from './products-store'
