import type { AmsConflictRow, AmsLineOpen } from '@shared/contract/ams-line'
import { askEngine, useEngineQuery } from '../../../api'
import { Button } from '../../../components/button'
import { ConflictKinds } from './conflict-kinds'
import { ConflictRows } from './conflict-rows'
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
  const all = kinds.reduce((sum, { values }) => sum + values, 0)
  return (
    <section className="settings-item" aria-label={AMS_LINE.conflicts}>
      <h3>{AMS_LINE.conflicts}</h3>
      <p className="settings-text muted">{AMS_LINE.conflictsText}</p>
      {all > 1 ? <ConflictKinds kinds={kinds} /> : null}
      {all > rows.length ? (
        <p className="settings-text muted">{DECIDE_MANY.firstRows(rows.length, all)}</p>
      ) : null}
      <ConflictRows rows={rows} />
    </section>
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
