import type { AmsConflictRow, AmsKeep } from '@shared/contract/ams-line'
import type { AppError } from '@shared/contract/app-error'
import { useState } from 'react'
import { askEngine } from '../../../api'
import { announce } from '../../../components/announcer'
import { Button } from '../../../components/button'
import { ErrorNote } from '../../../components/error-note'
import { TickButton } from '../../../components/tick-box'
import { AMS_LINE } from './texts'
import { TickedBar } from './ticked-bar'
import { TICKED } from './ticked-words'
import { placeOf, useTickedRows } from './use-ticked-rows'

/** The conflicts one by one: each with its two ways, and a tick to answer some together. */
export function ConflictRows({ rows }: { readonly rows: readonly AmsConflictRow[] }) {
  const [error, setError] = useState<AppError | null>(null)
  const ticking = useTickedRows(rows)
  const decide = async (row: AmsConflictRow, keep: AmsKeep): Promise<void> => {
    const answer = await askEngine('ams-line.decide', { ...placeOf(row), keep })
    setError(answer.ok ? null : answer.error)
    if (answer.ok) announce(AMS_LINE.decided)
  }
  return (
    <>
      {error ? <ErrorNote error={error} /> : null}
      {rows.length > 1 ? <TickedBar ticked={ticking.ticked} onClear={ticking.clear} /> : null}
      <table className="plain-table settings-table ams-server-conflicts">
        <thead>
          <tr>
            <th>
              <TickButton
                state={ticking.state}
                label={TICKED.all}
                hint={TICKED.all}
                onToggle={ticking.toggleAll}
              />
            </th>
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
              onTick={() => ticking.toggle(index)}
              onTickTo={() => ticking.extendTo(index)}
              onDecide={(keep) => void decide(row, keep)}
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
  readonly onTick: () => void
  readonly onTickTo: () => void
  readonly onDecide: (keep: AmsKeep) => void
}

function ConflictRow({ row, isTicked, onTick, onTickTo, onDecide }: ConflictRowProps) {
  const { productName, sku, label, ours, theirs } = row
  const of = sku === '' ? productName : `${productName}, ${sku}`
  return (
    <tr className={isTicked ? 'ams-server-ticked' : undefined}>
      <td>
        <TickButton
          state={isTicked ? 'all' : 'none'}
          label={TICKED.row(label, of)}
          onToggle={onTick}
          onExtend={onTickTo}
        />
      </td>
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
