import {
  CHANGED_BY,
  type CompareCounts,
  type CompareFilter,
  DIFFERENCE_GROUPS,
  MATCH_RESULTS,
} from '@shared/contract/review'
import { syncedFields } from '@shared/fields/field-registry'
import { t, tAs } from '@shared/words/words'
import { CheckLine } from '../../components/check-box'
import { Facet } from '../../components/facet'
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
