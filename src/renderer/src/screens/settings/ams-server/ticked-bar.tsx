import type { AmsConflictRow, AmsKeep } from '@shared/contract/ams-line'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { DecideManyDialog } from './decide-many-dialog'
import { DECIDE_MANY } from './decide-many-words'
import { TICKED } from './ticked-words'
import { placeOf } from './use-ticked-rows'

const KEEPS: readonly AmsKeep[] = ['ours', 'theirs']

type TickedBarProps = {
  readonly ticked: readonly AmsConflictRow[]
  readonly onClear: () => void
}

/** The two answers to what is ticked, after the preview that all of a kind have too. */
export function TickedBar({ ticked, onClear }: TickedBarProps) {
  const [keep, setKeep] = useState<AmsKeep | null>(null)
  const label = TICKED.ticked(ticked.length)
  return (
    <>
      {ticked.length === 0 ? (
        <p className="ams-server-bar muted">{TICKED.none}</p>
      ) : (
        <div className="ams-server-bar line" role="group" aria-label={label}>
          <b className="strong">{label}</b>
          {KEEPS.map((one) => (
            <Button
              key={one}
              small
              look={one === 'ours' ? 'ams' : 'plain'}
              aria-label={DECIDE_MANY.title[one](label)}
              onClick={() => setKeep(one)}
            >
              {DECIDE_MANY.button[one]}
            </Button>
          ))}
          <Button small look="quiet" onClick={onClear}>
            {TICKED.clear}
          </Button>
        </div>
      )}
      {keep ? (
        <DecideManyDialog
          many={{ scope: { of: 'ticked', places: ticked.map(placeOf) }, keep, label }}
          onClose={() => setKeep(null)}
        />
      ) : null}
    </>
  )
}
