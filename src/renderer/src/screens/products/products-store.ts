import type { Badge } from '@shared/contract/products'
import { create } from 'zustand'
import type { TextView } from '../../components/description'

type ProductsStore = {
  /** The product whose page is shown; null for the list. */
  readonly openId: string | null
  readonly search: string
  readonly badges: readonly Badge[]
  readonly selected: number
  /** How descriptions are shown on the product's page. */
  readonly textView: TextView
}

export const useProductsStore = create<ProductsStore>(() => ({
  openId: null,
  search: '',
  badges: [],
  selected: 0,
  textView: 'words',
}))

export function openProduct(amsProductId: string | null): void {
  useProductsStore.setState({ openId: amsProductId })
}
