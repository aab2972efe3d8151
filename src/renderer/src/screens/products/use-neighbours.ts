import { useEngineQuery } from '../../api'
import { useProductsStore } from './products-store'

export type Neighbours = { readonly previous: string | null; readonly next: string | null }

/** The products before and after one, in the list as it is filtered; null while they are not known. */
export function useNeighbours(amsProductId: string): Neighbours | null {
  const filter = useProductsStore((store) => store.filter)
  const sort = useProductsStore((store) => store.sort)
  const { data, fresh } = useEngineQuery(
    'products.neighbours',
    { amsProductId, ...filter, sort },
    'products',
  )
  return fresh ? data : null
}
