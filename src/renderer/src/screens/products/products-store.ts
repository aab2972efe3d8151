import type { Badge } from '@shared/contract/store'
import { create } from 'zustand'

type ProductsStore = {
  /** The product whose page is shown; null for the list. */
  readonly openId: string | null
  readonly search: string
  readonly badges: readonly Badge[]
  readonly selected: number
}

export const useProductsStore = create<ProductsStore>(() => ({
  openId: null,
  search: '',
  badges: [],
  selected: 0,
}))

export function openProduct(amsProductId: string | null): void {
  useProductsStore.setState({ openId: amsProductId })
}
