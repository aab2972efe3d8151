import { useState } from 'react'
import { useEngineQuery } from '../../api'
import { Button } from '../../components/button'
import { ErrorNote } from '../../components/error-note'
import { AllRuns } from './all-runs'
import { RunLines } from './run-lines'
import './runs-panel.css'
import { RUNS } from './texts'

const SHOWN = 5

/** The newest syncs and pushes, a summary line each; a line opens its details. */
export function RunsPanel() {
  const [allOpen, setAllOpen] = useState(false)
  const { data, error } = useEngineQuery('runs.list', { offset: 0, limit: SHOWN }, 'overview')
  return (
    <section className="panel" aria-label={RUNS.title}>
      <header>
        <h2>{RUNS.title}</h2>
        <span className="dense muted grow cut">{RUNS.state}</span>
        {data && data.total + data.quiet > 0 ? (
          <Button small onClick={() => setAllOpen(true)}>
            {RUNS.all}
          </Button>
        ) : null}
      </header>
      {error ? <ErrorNote error={error} /> : null}
      {data && data.rows.length === 0 ? <p className="runs-none muted">{RUNS.none}</p> : null}
      <RunLines rows={data?.rows ?? []} />
      {allOpen ? <AllRuns onClose={() => setAllOpen(false)} /> : null}
    </section>
  )
}
