import { AMS_STATUSES, SHOPIFY_STATUSES } from '@shared/catalog/product'
import { type ProductCounts, type ProductFilter, STOCK_STATES } from '@shared/contract/products'
import { t } from '@shared/words/words'
import { Drawer } from '../../components/drawer'
import { Facet } from '../../components/facet'
import { FilterChip } from '../../components/filter-chip'
import { statusWord } from '../../components/values'
import { STOCK_WORDS } from './list-words'
import { setFilter, useProductsStore } from './products-store'

type FiltersProps = { readonly filter: ProductFilter; readonly counts: ProductCounts | null }

/** What the list can be narrowed by, each value with how many products it means. */
export function ProductFilters({ filter, counts }: FiltersProps) {
  const opened = useProductsStore((store) => store.filtersOpen)
  return (
    <Drawer
      opened={opened}
      onClose={() => useProductsStore.setState({ filtersOpen: false })}
      title={t`Filters`}
    >
      <div className="product-filters">
        <Facet
          first
          title={t`Vendor`}
          options={namesOf(counts?.vendors, filter.vendors, t`No vendor`)}
          counts={counts?.vendors}
          chosen={filter.vendors}
          onChange={(vendors) => setFilter({ vendors })}
        />
        <Facet
          title={t`Category`}
          options={namesOf(counts?.categories, filter.categories, t`No category`)}
          counts={counts?.categories}
          chosen={filter.categories}
          onChange={(categories) => setFilter({ categories })}
        />
        <Facet
          title={t`Shopify status`}
          options={SHOPIFY_STATUSES.map((id) => ({ id, label: statusWord(id) }))}
          counts={counts?.shopifyStatuses}
          chosen={filter.shopifyStatuses}
          onChange={(shopifyStatuses) => setFilter({ shopifyStatuses })}
        />
        <Facet
          title={t`Status in AMS`}
          options={AMS_STATUSES.map((id) => ({ id, label: statusWord(id) }))}
          counts={counts?.amsStatuses}
          chosen={filter.amsStatuses}
          onChange={(amsStatuses) => setFilter({ amsStatuses })}
        />
        <Facet
          title={t`Stock`}
          options={STOCK_STATES.map((id) => ({ id, label: STOCK_WORDS[id] }))}
          counts={counts?.stock}
          chosen={filter.stock}
          onChange={(stock) => setFilter({ stock })}
        />
      </div>
    </Drawer>
  )
}

function namesOf(
  counts: ProductCounts['vendors'] | undefined,
  chosen: readonly string[],
  none: string,
): readonly { readonly id: string; readonly label: string }[] {
  const counted = counts?.map(({ value }) => value) ?? []
  const all = [...counted, ...chosen.filter((name) => !counted.includes(name))]
  return all.map((id) => ({ id, label: id || none }))
}

/** The filters in use, each with the way to take it away. */
export function ProductChips({ filter }: { readonly filter: ProductFilter }) {
  const chips: readonly (readonly [words: readonly string[], none: Partial<ProductFilter>])[] = [
    [filter.vendors.map((name) => name || t`No vendor`), { vendors: [] }],
    [filter.categories.map((name) => name || t`No category`), { categories: [] }],
    [filter.shopifyStatuses.map(statusWord), { shopifyStatuses: [] }],
    [filter.amsStatuses.map(statusWord), { amsStatuses: [] }],
    [filter.stock.map((state) => t`Stock: ${STOCK_WORDS[state]}`), { stock: [] }],
  ]
  return chips
    .filter(([words]) => words.length > 0)
    .map(([words, none]) => {
      const label = words.join(` ${t`or`} `)
      return <FilterChip key={label} label={label} onRemove={() => setFilter(none)} />
    })
}
