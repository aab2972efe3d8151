import type { EngineInput } from '@shared/contract/engine-contract'
import type { ProductPictures } from '@shared/contract/pictures'
import { useDataChanged } from './use-data-changed'
import { useEngineQuery } from './use-engine-query'

/** The pictures of both sides of a product, while they come in as well; null until they are known. */
export function useProductPictures(
  product: EngineInput<'images.of-product'>,
): ProductPictures | null {
  const { data, fresh, refresh } = useEngineQuery('images.of-product', product, 'images')
  useDataChanged('products', refresh)
  return fresh ? data : null
}
