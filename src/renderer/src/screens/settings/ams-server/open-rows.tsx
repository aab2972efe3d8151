import type { AmsConflictRow, AmsLineOpen } from '@shared/contract/ams-line'
import type { AppError } from '@shared/contract/app-error'
import { useState } from 'react'
import { askEngine, useEngineQuery } from '../../../api'
import { announce } from '../../../components/announcer'
import { Button } from '../../../components/button'
import { ErrorNote } from '../../../components/error-note'
import { ConflictKinds } from './conflict-kinds'
import { DECIDE_MANY } from './decide-many-words'
import { AMS_LINE } from './texts'

/** What both sides changed, each with its two ways; and what the server does not take. */
export function OpenRows() {
  const { data: open } = useEngineQuery('ams-line.open', null, 'ams-line')
  if (!open) return null
  return (
    <>
      {open.conflicts.length > 0 ? <Conflicts kinds={open.kinds} rows={open.conflicts} /> : null}
      {open.refusals.length > 0 ? <Refusals rows={open.refusals} /> : null}
    </>
  )
}

type ConflictsProps = {
  readonly kinds: AmsLineOpen['kinds']
  readonly rows: readonly AmsConflictRow[]
}

function Conflicts({ kinds, rows }: ConflictsProps) {
  const [error, setError] = useState<AppError | null>(null)
  const decide = async (row: AmsConflictRow, keep: 'ours' | 'theirs'): Promise<void> => {
    const { amsProductId, amsVariantId, field } = row
    const answer = await askEngine('ams-line.decide', { amsProductId, amsVariantId, field, keep })
    setError(answer.ok ? null : answer.error)
    if (answer.ok) announce(AMS_LINE.decided)
  }
  const all = kinds.reduce((sum, { values }) => sum + values, 0)
  return (
    <section className="settings-item" aria-label={AMS_LINE.conflicts}>
      <h3>{AMS_LINE.conflicts}</h3>
      <p className="settings-text muted">{AMS_LINE.conflictsText}</p>
      {error ? <ErrorNote error={error} /> : null}
      {all > 1 ? <ConflictKinds kinds={kinds} /> : null}
      {all > rows.length ? (
        <p className="settings-text muted">{DECIDE_MANY.firstRows(rows.length, all)}</p>
      ) : null}
      <table className="plain-table settings-table ams-server-conflicts">
        <thead>
          <tr>
            <th>{AMS_LINE.columns.product}</th>
            <th>{AMS_LINE.columns.field}</th>
            <th>{AMS_LINE.columns.ours}</th>
            <th>{AMS_LINE.columns.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ConflictRow
              key={`${row.amsProductId}|${row.amsVariantId}|${row.field}`}
              row={row}
              onDecide={(keep) => void decide(row, keep)}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

type ConflictRowProps = {
  readonly row: AmsConflictRow
  readonly onDecide: (keep: 'ours' | 'theirs') => void
}

function ConflictRow({ row, onDecide }: ConflictRowProps) {
  const { productName, sku, label, ours, theirs } = row
  const of = sku === '' ? productName : `${productName}, ${sku}`
  return (
    <tr>
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

function Refusals({ rows }: { readonly rows: AmsLineOpen['refusals'] }) {
  return (
    <section className="settings-item" aria-label={AMS_LINE.refusals}>
      <h3>{AMS_LINE.refusals}</h3>
      <ul>
        {rows.map(({ amsProductId, productName, error }) => (
          <li key={amsProductId}>
            <bdi className="strong">{productName}</bdi> {error.message}
          </li>
        ))}
      </ul>
      <span className="line">
        <Button small onClick={() => void askEngine('ams-line.try-again', null)}>
          {AMS_LINE.tryAgain}
        </Button>
      </span>
    </section>
  )
}
