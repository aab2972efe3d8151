import {
  CHANGED_BY,
  type CompareCounts,
  type CompareFilter,
  DIFFERENCE_GROUPS,
  MATCH_RESULTS,
} from '@shared/contract/review'
import { syncedFields } from '@shared/fields/field-registry'
import { t, tAs } from '@shared/words/words'
import { useState } from 'react'
import { CheckLine } from '../../components/check-box'
import { Switch } from '../../components/switch'
import { count } from '../../format'
import { setFilter } from './compare-store'
import './filter-rail.css'
import { SavedViews } from './saved-views'
import { CHANGED_BY_WORDS, GROUP_WORDS, MARKUP, MATCH_WORDS } from './texts'

type FilterRailProps = { readonly filter: CompareFilter; readonly counts: CompareCounts | null }

export function FilterRail({ filter, counts }: FilterRailProps) {
  return (
    <div className="filter-rail">
      <SavedViews filter={filter} />
      <Facet
        title={t`Show`}
        options={DIFFERENCE_GROUPS.map((id) => ({ id, label: GROUP_WORDS[id] }))}
        counts={counts?.groups}
        chosen={filter.groups}
        first
        onChange={(groups) => setFilter({ groups })}
      />
      <p className="filter-rail-fact">
        {t`In agreement`}{' '}
        <span className="muted end">{counts ? count(counts.inAgreement) : ''}</span>
      </p>
      <CheckLine
        label={t`Open decisions only`}
        checked={filter.openOnly}
        onChange={(openOnly) => setFilter({ openOnly })}
      />
      <Facet
        title={t`Changed by`}
        options={CHANGED_BY.map((id) => ({ id, label: CHANGED_BY_WORDS[id] }))}
        counts={counts?.changedBy}
        chosen={filter.changedBy}
        onChange={(changedBy) => setFilter({ changedBy })}
      />
      <Facet
        title={t`Field`}
        options={syncedFields.map((field) => ({ id: field.key, label: field.label }))}
        counts={counts?.fields}
        chosen={filter.fields}
        onlyCounted
        onChange={(fields) => setFilter({ fields })}
      />
      <Facet
        title={t`Vendor`}
        options={vendorOptions(counts, filter.vendors)}
        counts={counts?.vendors}
        chosen={filter.vendors}
        onChange={(vendors) => setFilter({ vendors })}
      />
      <Facet
        title={tAs('of products')`Match`}
        options={MATCH_RESULTS.map((id) => ({ id, label: MATCH_WORDS[id] }))}
        counts={counts?.matchResults}
        chosen={filter.matchResults}
        onlyCounted
        onChange={(matchResults) => setFilter({ matchResults })}
      />
      <div className="filter-rail-switch">
        <Switch
          label={MARKUP.hide}
          checked={filter.hideMarkupOnly}
          {...(counts ? { count: count(counts.markupOnly) } : {})}
          onChange={(hideMarkupOnly) => setFilter({ hideMarkupOnly })}
        />
      </div>
    </div>
  )
}

function vendorOptions(counts: CompareCounts | null, chosen: readonly string[]) {
  const counted = counts?.vendors.map((vendor) => vendor.value) ?? []
  const all = [...counted, ...chosen.filter((vendor) => !counted.includes(vendor))]
  return all.map((id) => ({ id, label: id || t`No vendor` }))
}

type FacetProps<Id extends string> = {
  readonly title: string
  readonly options: readonly { readonly id: Id; readonly label: string }[]
  readonly counts: CompareCounts['groups'] | undefined
  readonly chosen: readonly Id[]
  /** Leaves out options that no row has. */
  readonly onlyCounted?: boolean
  readonly first?: boolean
  readonly onChange: (chosen: Id[]) => void
}

const SHOWN_AT_FIRST = 7

function Facet<Id extends string>(props: FacetProps<Id>) {
  const { title, counts, chosen, onlyCounted = false, onChange } = props
  const [all, setAll] = useState(false)
  const rowsOf = new Map(counts?.map(({ value, count: rows }) => [value, rows]))
  const options = props.options
    .map((option) => ({ ...option, rows: rowsOf.get(option.id) ?? 0 }))
    .filter((option) => !onlyCounted || option.rows > 0 || chosen.includes(option.id))
  if (onlyCounted) options.sort((a, b) => b.rows - a.rows)
  const shown = all ? options : options.slice(0, SHOWN_AT_FIRST)
  if (options.length === 0) return null
  return (
    <section>
      <h2>
        <CheckLine
          label={title}
          quiet
          mixed={chosen.length > 0 && chosen.length < options.length}
          checked={chosen.length > 0 && chosen.length === options.length}
          first={props.first === true}
          onChange={(all) => onChange(all ? options.map((option) => option.id) : [])}
        />
      </h2>
      {shown.map((option) => (
        <CheckLine
          key={option.id}
          label={option.label}
          checked={chosen.includes(option.id)}
          {...(counts ? { count: count(option.rows) } : {})}
          onChange={(checked) =>
            onChange(checked ? [...chosen, option.id] : chosen.filter((id) => id !== option.id))
          }
        />
      ))}
      {options.length > SHOWN_AT_FIRST ? (
        <button type="button" className="filter-rail-more" onClick={() => setAll(!all)}>
          {all ? t`Fewer` : t`${count(options.length - SHOWN_AT_FIRST)} more`}
        </button>
      ) : null}
    </section>
  )
}
