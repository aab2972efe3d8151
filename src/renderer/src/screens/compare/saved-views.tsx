import type { CompareFilter } from '@shared/contract/review'
import type { SavedView } from '@shared/contract/rules'
import { t } from '@shared/words/words'
import { Bookmark, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { askEngine, useEngineQuery } from '../../api'
import { announce } from '../../components/announcer'
import { IconButton } from '../../components/button'
import { ErrorNote } from '../../components/error-note'
import { count } from '../../format'
import { filtersInUse, openDialog, setFilter } from './compare-store'
import { VIEWS } from './texts'

/** Filters that a person saved under a name: one click puts one in force. */
export function SavedViews({ filter }: { readonly filter: CompareFilter }) {
  const views = useEngineQuery('views.list', null, 'rules')
  const [refused, setRefused] = useState<Parameters<typeof ErrorNote>[0]['error'] | null>(null)
  const error = refused ?? views.error
  const remove = async ({ id, name }: SavedView): Promise<void> => {
    const answer = await askEngine('views.remove', { id })
    setRefused(answer.ok ? null : answer.error)
    if (answer.ok) announce(t`Saved filter ${name} removed`)
  }
  return (
    <section className="saved-views" aria-label={VIEWS.title}>
      <header>
        <h2>{VIEWS.title}</h2>
        <IconButton
          small
          label={VIEWS.save}
          hint={VIEWS.saveHint}
          icon={<Plus size={14} aria-hidden="true" />}
          blockedBecause={filtersInUse(filter) === 0 ? VIEWS.nothingToSave : undefined}
          onClick={() => openDialog({ kind: 'save-view' })}
        />
      </header>
      {error ? <ErrorNote error={error} /> : null}
      {views.data?.length === 0 ? <p className="filter-rail-fact">{VIEWS.none}</p> : null}
      <ul>
        {views.data?.map((view) => (
          <ViewLine key={view.id} view={view} filter={filter} onRemove={() => void remove(view)} />
        ))}
      </ul>
    </section>
  )
}

type ViewLineProps = {
  readonly view: SavedView
  readonly filter: CompareFilter
  readonly onRemove: () => void
}

function ViewLine({ view, filter, onRemove }: ViewLineProps) {
  // Only the number of rows is wanted, which comes with any page.
  const page = useEngineQuery(
    'compare.rows',
    { filter: view.filter, offset: 0, limit: 1 },
    'compare',
  ).data
  return (
    <li>
      <button
        type="button"
        className="saved-view"
        aria-pressed={JSON.stringify(view.filter) === JSON.stringify(filter)}
        onClick={() => setFilter(view.filter)}
      >
        <Bookmark size={14} aria-hidden="true" />
        <span className="grow cut" title={view.name}>
          <bdi>{view.name}</bdi>
        </span>
        <span className="muted"> {page ? count(page.total) : ''}</span>
      </button>
      <IconButton
        small
        label={VIEWS.remove(view.name)}
        icon={<X size={12} aria-hidden="true" />}
        onClick={onRemove}
      />
    </li>
  )
}
