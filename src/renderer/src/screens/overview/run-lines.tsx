import type { RunLine } from '@shared/contract/runs'
import { CircleCheck, CircleSlash, OctagonX } from 'lucide-react'
import { useAppActions } from '../../components/app-actions'
import { Ring } from '../../components/ring'
import { runCost, runName, runSummary, timeOf } from '../../format'
import './runs-panel.css'

/** Runs, a summary line each; a line opens the details. */
export function RunLines({ rows }: { readonly rows: readonly RunLine[] }) {
  const actions = useAppActions()
  return (
    <ul className="run-lines">
      {rows.map((run) => (
        <li key={run.run}>
          <button type="button" className="run-line" onClick={() => actions.showRun(run.run)}>
            <RunSign run={run} />
            <span className="grow">
              <b className="strong">{`${runName(run)}, ${timeOf(run.startedAt)}`}</b>
              <span className="visually-hidden">. </span>
              <span className="run-line-summary">{`${runSummary(run)}.`}</span>
            </span>
            <span className="faint run-line-cost">{runCost(run)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function RunSign({ run }: { readonly run: RunLine }) {
  if (run.outcome === 'running') return <Ring />
  if (run.outcome === 'canceled') return <CircleSlash size={16} aria-hidden="true" />
  const failed = run.outcome === 'failed' || run.reasons.some(({ ending }) => ending === 'failed')
  return failed ? (
    <OctagonX size={16} className="need-err" aria-hidden="true" />
  ) : (
    <CircleCheck size={16} className="run-ok" aria-hidden="true" />
  )
}
