import { PRODUCT_FACETS, PRODUCT_SORTS, type ProductRow } from '@shared/contract/products'
import { t } from '@shared/words/words'
import { ListFilter } from 'lucide-react'
import { useCallback, useMemo, useRef } from 'react'
import { askEngine, useEngineQuery, useNewPictures, useRowPages } from '../../api'
import { Button } from '../../components/button'
import {
  DataGrid,
  type GridHandle,
  type SelectHow,
  useGridKeys,
  useRevealSelected,
} from '../../components/data-grid'
import { ErrorNote } from '../../components/error-note'
import { ScreenHeader } from '../../components/screen-header'
import { SearchField } from '../../components/search-field'
import { BADGE_WORDS } from '../../components/sync-badge'
import { useSearchKey } from '../../components/use-search-key'
import { statusWord, useCurrency } from '../../components/values'
import { count, counted } from '../../format'
import { BadgeFilter } from './badge-filter'
import { BulkBar } from './bulk-bar'
import { BulkEditDialog } from './bulk-edit-dialog'
import { priceRange, productColumns } from './columns'
import { ColumnsMenu } from './columns-menu'
import { CreateDialog } from './create-dialog'
import { LinkManyDialog } from './link-many-dialog'
import { ListMenu } from './list-menu'
import { ProductChips, ProductFilters } from './product-filters'
import { ProductsEmpty } from './products-empty'
import './product-list.css'
import {
  filtersInUse,
  NO_FILTER,
  openProduct,
  setFilter,
  sortBy,
  useProductsStore,
} from './products-store'
import { countTicked, isTicked, selectionOf } from './ticks'
import { useListKeys } from './use-list-keys'
import { TickContext, useTicks } from './use-ticks'

export function ProductList() {
  const { filter, sort, leftOut, selected: chosen, ticks, dialog, filtersOpen } = useProductsStore()
  const facets = filtersOpen ? [...PRODUCT_FACETS] : ['badges' as const]
  const counts = useEngineQuery('products.counts', { filter, facets }, 'products').data
  const currency = useCurrency()
  const searchField = useRef<HTMLInputElement>(null)
  const grid = useRef<GridHandle>(null)
  useSearchKey(searchField)
  useGridKeys(grid)

  const load = useCallback(
    (offset: number, limit: number) =>
      askEngine('products.list', { ...filter, sort, offset, limit }),
    [filter, sort],
  )
  const { pages, version, look, refresh } = useRowPages<ProductRow>(load, 'products')
  useNewPictures(refresh)
  const rows = useMemo(
    () => ({ total: pages.total, version, at: (index: number) => pages.at(index), look }),
    [pages, version, look],
  )
  const selected = Math.max(0, Math.min(chosen, pages.total - 1))
  useRevealSelected({ grid, list: load, loaded: pages.loaded, selected })
  const ticking = useTicks(pages, pages.total)
  useListKeys({ pages, ticking, grid, selected })
  const onSelect = useCallback(
    (index: number, how: SelectHow) => {
      if (how === 'range') return ticking.extendTo(index)
      const row = pages.at(index)
      if (how === 'toggle' && row) ticking.toggle(row.amsProductId)
      useProductsStore.setState(({ ticks }) => ({
        selected: index,
        ticks: ticks.range === null ? ticks : { ...ticks, range: null },
      }))
    },
    [pages, ticking],
  )
  const onOpen = useCallback(
    (index: number) => {
      const row = pages.at(index)
      if (row) openProduct(row.amsProductId)
    },
    [pages],
  )
  const filtered = JSON.stringify(filter) !== JSON.stringify(NO_FILTER)
  const row = pages.at(selected)
  const ticked = countTicked(ticks, pages.total)
  return (
    <TickContext value={ticking}>
      <ScreenHeader
        title={t`Products`}
        state={pages.loaded ? totalWords(pages.total, filtered) : ''}
      >
        <Button
          keys="Enter"
          blockedBecause={row ? undefined : t`Choose a row`}
          onClick={() => onOpen(selected)}
        >
          {t`Open product`}
        </Button>
        <ListMenu />
      </ScreenHeader>
      <div className="product-bar">
        <BadgeFilter filter={filter} counts={counts} />
        <Button
          small
          keys="F"
          icon={<ListFilter size={14} aria-hidden="true" />}
          onClick={() => useProductsStore.setState({ filtersOpen: true })}
        >
          {filtersInUse(filter) > 0 ? t`Filters ${count(filtersInUse(filter))}` : t`Filters`}
        </Button>
        <div className="product-chips">
          <ProductChips filter={filter} />
        </div>
        <SearchField
          inputRef={searchField}
          label={t`Name, SKU or id`}
          value={filter.search}
          onChange={(search) => setFilter({ search })}
        />
        <ColumnsMenu />
      </div>
      {ticked > 0 ? <BulkBar filter={filter} total={pages.total} /> : null}
      {pages.error ? (
        <div className="product-problem">
          <ErrorNote
            error={pages.error}
            action={
              <Button small onClick={refresh}>
                {t`Try again`}
              </Button>
            }
          />
        </div>
      ) : null}
      <DataGrid<ProductRow>
        label={t`Products`}
        handle={grid}
        columns={productColumns}
        hidden={leftOut}
        rows={rows}
        busy={pages.loading > 0}
        rowKey={(item) => item.amsProductId}
        rowName={(item) => rowName(item, currency, isTicked(ticks, item.amsProductId))}
        rowClass={({ item }) => (isTicked(ticks, item.amsProductId) ? 'product-ticked' : '')}
        selected={selected}
        onSelect={onSelect}
        onOpen={onOpen}
        sorting={{ ...sort, onSort: (id) => sortBy(sortOf(id)) }}
        empty={
          pages.loaded && pages.total === 0 ? <ProductsEmpty filtered={filtered} /> : undefined
        }
      />
      <ProductFilters filter={filter} counts={counts} />
      {dialog === 'create' ? <CreateDialog /> : null}
      {dialog === 'edit' ? (
        <BulkEditDialog selection={selectionOf(ticks, filter)} products={ticked} />
      ) : null}
      {dialog === 'link' ? (
        <LinkManyDialog selection={selectionOf(ticks, filter)} products={ticked} />
      ) : null}
    </TickContext>
  )
}

function sortOf(id: string): (typeof PRODUCT_SORTS)[number] {
  return PRODUCT_SORTS.find((sort) => sort === id) ?? 'name'
}

function totalWords(total: number, filtered: boolean): string {
  const products = counted(total, 'product')
  return filtered ? t`${products} of AMS match` : t`${products} of AMS`
}

function rowName(row: ProductRow, currency: string | null, ticked: boolean): string {
  return [
    row.name,
    ticked ? t`Ticked` : '',
    BADGE_WORDS[row.badge],
    counted(row.differences, 'difference'),
    row.vendor,
    row.category,
    counted(row.variants, 'variant'),
    priceRange(row, currency),
    row.available === null ? t`Stock not set` : t`${count(row.available)} available`,
    statusWord(row.shopifyStatus),
  ]
    .filter(Boolean)
    .join('. ')
}
