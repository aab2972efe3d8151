import type { AmsConflictRow, AmsKeep } from '@shared/contract/ams-line'
import type { AppError } from '@shared/contract/app-error'
import { type ReactNode, useState } from 'react'
import { askEngine } from '../../../api'
import { announce } from '../../../components/announcer'
import { Button } from '../../../components/button'
import { ErrorNote } from '../../../components/error-note'
import { TickButton } from '../../../components/tick-box'
import { AMS_LINE, productOf } from './texts'
import { TickedBar } from './ticked-bar'
import { TICKED } from './ticked-words'
import { placeOf, useTickedRows } from './use-ticked-rows'

/** The conflicts one by one: each with its two ways, and a tick to answer some together. */
export function ConflictRows({ rows }: { readonly rows: readonly AmsConflictRow[] }) {
  const [error, setError] = useState<AppError | null>(null)
  const ticking = useTickedRows(rows)
  const areMany = rows.length > 1
  const decide = async (row: AmsConflictRow, keep: AmsKeep): Promise<void> => {
    const answer = await askEngine('ams-line.decide', { ...placeOf(row), keep })
    setError(answer.ok ? null : answer.error)
    if (answer.ok) announce(AMS_LINE.decided)
  }
  return (
    <>
      {error ? <ErrorNote error={error} /> : null}
      {areMany ? <TickedBar ticked={ticking.ticked} onClear={ticking.clear} /> : null}
      <table className="plain-table settings-table ams-server-conflicts">
        <thead>
          <tr>
            {areMany ? (
              <th className="ams-server-tick">
                <TickButton
                  state={ticking.state}
                  label={TICKED.all}
                  hint={TICKED.all}
                  onToggle={ticking.toggleAll}
                />
              </th>
            ) : null}
            <th>{AMS_LINE.columns.product}</th>
            <th>{AMS_LINE.columns.field}</th>
            <th>{AMS_LINE.columns.ours}</th>
            <th>{AMS_LINE.columns.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {ticking.rows.map((row, index) => (
            <ConflictRow
              key={row.key}
              row={row}
              isTicked={ticking.isTicked(row)}
              onDecide={(keep) => void decide(row, keep)}
              tick={
                areMany ? (
                  <td className="ams-server-tick">
                    <TickButton
                      state={ticking.isTicked(row) ? 'all' : 'none'}
                      label={TICKED.row(row.label, productOf(row))}
                      onToggle={() => ticking.toggle(index)}
                      onExtend={() => ticking.extendTo(index)}
                    />
                  </td>
                ) : null
              }
            />
          ))}
        </tbody>
      </table>
    </>
  )
}

type ConflictRowProps = {
  readonly row: AmsConflictRow
  readonly isTicked: boolean
  /** The cell of its tick; null where one alone is to decide. */
  readonly tick: ReactNode
  readonly onDecide: (keep: AmsKeep) => void
}

function ConflictRow({ row, isTicked, tick, onDecide }: ConflictRowProps) {
  const { label, ours, theirs } = row
  const of = productOf(row)
  return (
    <tr className={isTicked ? 'ams-server-ticked' : undefined}>
      {tick}
      <td>
        <bdi>{of}</bdi>
      </td>
      <td>{label}</td>
      <td>
        <p>
          <bdi>{ours || AMS_LINE.none}</bdi>
        </p>
        <Button
          small
          look="ams"
          aria-label={AMS_LINE.keepOursOf(label, of)}
          onClick={() => onDecide('ours')}
        >
          {AMS_LINE.keepWords.ours}
        </Button>
      </td>
      <td>
        <p>
          <bdi>{theirs || AMS_LINE.none}</bdi>
        </p>
        <Button
          small
          aria-label={AMS_LINE.takeTheirsOf(label, of)}
          onClick={() => onDecide('theirs')}
        >
          {AMS_LINE.keepWords.theirs}
        </Button>
      </td>
    </tr>
  )
}
