import {
  type Badge,
  badgeSchema,
  type ProductRow,
  productFilterSchema,
} from '@shared/contract/products'
import { t } from '@shared/words/words'
import { useCallback, useMemo, useRef } from 'react'
import { askEngine, useEngineQuery, useNewPictures, useRowPages } from '../../api'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import {
  DataGrid,
  type GridHandle,
  useGridKeys,
  useRevealSelected,
} from '../../components/data-grid'
import { EmptyState } from '../../components/empty-state'
import { ErrorNote } from '../../components/error-note'
import { ScreenHeader } from '../../components/screen-header'
import { SearchField } from '../../components/search-field'
import { BADGE_WORDS } from '../../components/sync-badge'
import { useSearchKey } from '../../components/use-search-key'
import { statusWord, useCurrency } from '../../components/values'
import { count, counted } from '../../format'
import { priceRange, productColumns } from './columns'
import './product-list.css'
import { openProduct, useProductsStore } from './products-store'

type BadgeCounts = Partial<Record<Badge, number>>

export function ProductList() {
  const { search, badges, selected: chosen } = useProductsStore()
  const filter = useMemo(
    () => productFilterSchema.parse({ search, badges: [...badges] }),
    [search, badges],
  )
  const counts = useEngineQuery('products.counts', filter, 'products').data
  const badgeCounts: BadgeCounts = Object.fromEntries(
    (counts?.badges ?? []).map(({ value, count: n }) => [value, n]),
  )
  const currency = useCurrency()
  const searchField = useRef<HTMLInputElement>(null)
  const grid = useRef<GridHandle>(null)
  useSearchKey(searchField)
  useGridKeys(grid)

  const load = useCallback(
    async (offset: number, limit: number) => {
      const answer = await askEngine('products.list', {
        search,
        badges: [...badges],
        offset,
        limit,
      })
      return answer
    },
    [search, badges],
  )
  const { pages, version, look, refresh } = useRowPages<ProductRow>(load, 'products')
  useNewPictures(refresh)
  const rows = useMemo(
    () => ({ total: pages.total, version, at: (index: number) => pages.at(index), look }),
    [pages, version, look],
  )
  const selected = Math.max(0, Math.min(chosen, pages.total - 1))
  useRevealSelected({ grid, list: load, loaded: pages.loaded, selected })
  const onSelect = useCallback(
    (index: number) => useProductsStore.setState({ selected: index }),
    [],
  )
  const onOpen = useCallback(
    (index: number) => {
      const row = pages.at(index)
      if (row) openProduct(row.amsProductId)
    },
    [pages],
  )
  const filtered = search !== '' || badges.length > 0
  const row = pages.at(selected)
  return (
    <>
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
      </ScreenHeader>
      <div className="product-bar">
        <BadgeFilter badges={badges} counts={badgeCounts} />
        <span className="end">
          <SearchField
            inputRef={searchField}
            label={t`Name, SKU or id`}
            value={search}
            onChange={(text) => useProductsStore.setState({ search: text, selected: 0 })}
          />
        </span>
      </div>
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
        rows={rows}
        busy={pages.loading > 0}
        rowKey={(item) => item.amsProductId}
        rowName={(item) => rowName(item, currency)}
        selected={selected}
        onSelect={onSelect}
        onOpen={onOpen}
        empty={pages.loaded && pages.total === 0 ? <Empty filtered={filtered} /> : undefined}
      />
    </>
  )
}

function totalWords(total: number, filtered: boolean): string {
  const products = counted(total, 'product')
  return filtered ? t`${products} of AMS match` : t`${products} of AMS`
}

function rowName(row: ProductRow, currency: string | null): string {
  return [
    row.name,
    BADGE_WORDS[row.badge],
    counted(row.differences, 'difference'),
    row.vendor,
    row.category,
    counted(row.variants, 'variant'),
    priceRange(row, currency),
    statusWord(row.shopifyStatus),
  ]
    .filter(Boolean)
    .join('. ')
}

type BadgeFilterProps = { readonly badges: readonly Badge[]; readonly counts: BadgeCounts }

function BadgeFilter({ badges, counts }: BadgeFilterProps) {
  const choose = (chosen: readonly Badge[]): void =>
    useProductsStore.setState({ badges: chosen, selected: 0 })
  return (
    <div className="segments" role="group" aria-label={t`Sync status`}>
      <button type="button" aria-pressed={badges.length === 0} onClick={() => choose([])}>
        {t`All`}
      </button>
      {badgeSchema.options.map((badge) => (
        <button
          key={badge}
          type="button"
          aria-pressed={badges.includes(badge)}
          onClick={() => choose(badges.includes(badge) ? [] : [badge])}
        >
          {`${BADGE_WORDS[badge]} ${count(counts[badge] ?? 0)}`}
        </button>
      ))}
    </div>
  )
}

function Empty({ filtered }: { readonly filtered: boolean }) {
  const actions = useAppActions()
  return filtered ? (
    <EmptyState
      title={t`No row matches`}
      action={
        <Button onClick={() => useProductsStore.setState({ search: '', badges: [] })}>
          {t`Clear filters`}
        </Button>
      }
    >
      {t`There are products, but none under these filters.`}
    </EmptyState>
  ) : (
    <EmptyState
      title={t`No product yet`}
      action={
        <Button onClick={() => void actions.importCatalog()}>{t`Import from a file…`}</Button>
      }
    >
      {t`The products of your AMS catalog are listed here.`}
    </EmptyState>
  )
}
