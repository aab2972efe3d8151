import { ProductList } from './product-list'
import { ProductPage } from './product-page'
import { useProductsStore } from './products-store'

export function ProductsScreen() {
  const openId = useProductsStore((store) => store.openId)
  return openId === null ? <ProductList /> : <ProductPage amsProductId={openId} />
}
