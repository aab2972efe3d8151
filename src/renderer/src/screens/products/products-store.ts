import {
  PRODUCT_SORTS,
  type ProductFilter,
  type ProductSort,
  productFilterSchema,
  productSortSchema,
} from '@shared/contract/products'
import { z } from 'zod'
import { create } from 'zustand'
import type { TextView } from '../../components/description'
import { recall, remember } from '../../components/remembered'
import { NO_TICKS, type Ticks } from './ticks'

/** Columns that a person may leave out; the name always stays. */
export const OPTIONAL_COLUMNS = PRODUCT_SORTS.filter((id) => id !== 'name')
export type OptionalColumn = (typeof OPTIONAL_COLUMNS)[number]

const keptSchema = z.object({
  filter: productFilterSchema,
  sort: productSortSchema,
  leftOut: z.array(z.enum(PRODUCT_SORTS)),
})

export type ProductsDialog = 'create' | 'edit' | 'link' | null

type ProductsStore = z.infer<typeof keptSchema> & {
  /** The product whose page is shown; null for the list. */
  readonly openId: string | null
  readonly selected: number
  readonly ticks: Ticks
  readonly filtersOpen: boolean
  readonly dialog: ProductsDialog
  /** How descriptions are shown on the product's page. */
  readonly textView: TextView
}

export const NO_FILTER: ProductFilter = productFilterSchema.parse({})
const KEEP_AS = 'products'
const kept = recall(KEEP_AS, keptSchema)

export const useProductsStore = create<ProductsStore>(() => ({
  openId: null,
  filter: kept?.filter ?? NO_FILTER,
  sort: kept?.sort ?? productSortSchema.parse({}),
  leftOut: kept?.leftOut ?? ['category'],
  selected: 0,
  ticks: NO_TICKS,
  filtersOpen: false,
  dialog: null,
  textView: 'words',
}))

useProductsStore.subscribe(({ filter, sort, leftOut }) => {
  remember(KEEP_AS, { filter, sort, leftOut })
})

export function openProduct(amsProductId: string | null): void {
  useProductsStore.setState({ openId: amsProductId })
}

/** Another list: what was ticked in the one before is ticked no more. */
export function setFilter(change: Partial<ProductFilter>): void {
  useProductsStore.setState(({ filter }) => ({
    filter: { ...filter, ...change },
    selected: 0,
    ticks: NO_TICKS,
  }))
}

/** A second press on the same column turns the order round. */
export function sortBy(by: ProductSort['by']): void {
  useProductsStore.setState(({ sort }) => ({
    sort: { by, descending: sort.by === by && !sort.descending },
    selected: 0,
  }))
}

export function toggleColumn(id: OptionalColumn): void {
  useProductsStore.setState(({ leftOut }) => ({
    leftOut: leftOut.includes(id) ? leftOut.filter((one) => one !== id) : [...leftOut, id],
  }))
}

export function setTicks(ticks: Ticks): void {
  useProductsStore.setState({ ticks })
}

/** How many filters restrict the list, for "Filters 2"; badges and search are seen beside it. */
export function filtersInUse(filter: ProductFilter): number {
  const lists = [
    filter.vendors,
    filter.categories,
    filter.shopifyStatuses,
    filter.amsStatuses,
    filter.stock,
  ]
  return lists.filter((list) => list.length > 0).length
}
