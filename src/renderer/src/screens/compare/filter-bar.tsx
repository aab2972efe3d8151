import type { ProductSelection } from '@shared/contract/products'
import { type CompareFilter, UNLINKED_RESULTS } from '@shared/contract/review'
import { fieldByKey } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import { ArrowLeft, ListFilter, Plus } from 'lucide-react'
import type { RefObject } from 'react'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { FilterChip } from '../../components/filter-chip'
import { SearchField } from '../../components/search-field'
import { count, counted } from '../../format'
import { clearFilters, filtersInUse, setFilter } from './compare-store'
import './filter-bar.css'
import { CHANGED_BY_WORDS, GROUP_WORDS, MARKUP, MATCH_WORDS } from './texts'
import { ViewMenu } from './view-menu'

type FilterBarProps = {
  readonly filter: CompareFilter
  /** True where the rail has no room and opens as a drawer. */
  readonly narrow: boolean
  readonly rows: number
  readonly searchRef: RefObject<HTMLInputElement | null>
  /** Goes to where filters are chosen. */
  readonly onFilter: () => void
}

export function FilterBar({ filter, narrow, rows, searchRef, onFilter }: FilterBarProps) {
  const actions = useAppActions()
  const inUse = filtersInUse(filter)
  return (
    <div className="compare-bar">
      {narrow ? (
        <Button
          small
          keys="F"
          icon={<ListFilter size={14} aria-hidden="true" />}
          onClick={onFilter}
        >
          {inUse > 0 ? t`Filters ${count(inUse)}` : t`Filters`}
        </Button>
      ) : null}
      <div className="filter-chips">
        {chipsOf(filter).map((chip) => (
          <FilterChip key={chip.label} label={chip.label} onRemove={chip.remove} />
        ))}
        {narrow ? null : (
          <Button
            small
            keys="F"
            className="filter-add"
            icon={<Plus size={14} aria-hidden="true" />}
            onClick={onFilter}
          >
            {t`Filter`}
          </Button>
        )}
        {filter.selection === null ? null : (
          <Button
            small
            icon={<ArrowLeft size={14} aria-hidden="true" />}
            onClick={() => actions.go({ screen: 'products' })}
          >
            {t`Back to Products`}
          </Button>
        )}
        {inUse > 0 && rows > 0 ? (
          <Button small look="quiet" onClick={clearFilters}>
            {t`Clear filters`}
          </Button>
        ) : null}
        {inUse > 0 ? null : (
          <span className="dense faint">{t`All rows, every product together`}</span>
        )}
      </div>
      <SearchField
        inputRef={searchRef}
        label={t`Find in these rows`}
        value={filter.search}
        onChange={(search) => setFilter({ search })}
      />
      <ViewMenu />
    </div>
  )
}

type Chip = { readonly label: string; readonly remove: () => void }

function chipsOf(filter: CompareFilter): readonly Chip[] {
  const chips: Chip[] = []
  const add = (words: readonly string[], remove: () => void): void => {
    if (words.length > 0) chips.push({ label: words.join(` ${t`or`} `), remove })
  }
  add(
    filter.groups.map((group) => GROUP_WORDS[group]),
    () => setFilter({ groups: [] }),
  )
  add(
    filter.changedBy.map((by) =>
      by === 'never-agreed' ? CHANGED_BY_WORDS[by] : t`Changed by ${CHANGED_BY_WORDS[by]}`,
    ),
    () => setFilter({ changedBy: [] }),
  )
  add(
    filter.fields.map((field) => fieldByKey(field).label),
    () => setFilter({ fields: [] }),
  )
  add(
    filter.vendors.map((vendor) => vendor || t`No vendor`),
    () => setFilter({ vendors: [] }),
  )
  add(
    isUnlinked(filter) ? [t`Not linked`] : filter.matchResults.map((result) => MATCH_WORDS[result]),
    () => setFilter({ matchResults: [] }),
  )
  add(filter.hideMarkupOnly ? [MARKUP.chip] : [], () => setFilter({ hideMarkupOnly: false }))
  add(filter.openOnly ? [t`Open decisions only`] : [], () => setFilter({ openOnly: false }))
  add(filter.amsProductId !== null ? [t`One product`] : [], () => setFilter({ amsProductId: null }))
  add(filter.selection === null ? [] : [selectionWords(filter.selection)], () =>
    setFilter({ selection: null }),
  )
  add(filter.search !== '' ? [t`“${filter.search}”`] : [], () => setFilter({ search: '' }))
  return chips
}

/** Every result but "linked", which is more words than a chip has room for. */
function isUnlinked({ matchResults }: CompareFilter): boolean {
  return matchResults.length === UNLINKED_RESULTS.length && !matchResults.includes('linked')
}

/** Products that were chosen in the list of products. */
function selectionWords(selection: ProductSelection): string {
  return selection.kind === 'ids'
    ? counted(selection.ids.length, 'chosen product')
    : t`Chosen in Products`
}

/** The filter in words, for the preview of a bulk decision. */
export function filterWords(filter: CompareFilter): string {
  return chipsOf(filter)
    .map((chip) => chip.label)
    .join(', ')
}
