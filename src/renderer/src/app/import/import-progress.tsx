import type { ImportState } from '@shared/contract/imports'
import { t } from '@shared/words/words'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { Meter } from '../../components/meter'
import { count, counted } from '../../format'
import { discardImport } from './import-actions'
import { IMPORT_TITLE, NOTHING_YET } from './import-texts'
import { PHASE_WORDS } from './import-words'

type Working = Extract<ImportState, { kind: 'working' }>

/** How far a file is; it can be stopped until the last step, which takes a moment. */
export function ImportProgress({ state }: { readonly state: Working }) {
  const isTaking = state.phase === 'import'
  const stop = (): void => {
    if (!isTaking) void discardImport()
  }
  return (
    <Dialog
      opened
      title={IMPORT_TITLE}
      subtitle={<bdi>{state.fileName}</bdi>}
      onClose={stop}
      footnote={NOTHING_YET}
      buttons={
        <Button
          keys="Esc"
          data-autofocus
          blockedBecause={isTaking ? t`The catalog is being taken over` : undefined}
          onClick={stop}
        >
          {t`Cancel`}
        </Button>
      }
    >
      <div className="dialog-section import-progress">
        <p>
          {PHASE_WORDS[state.phase]}
          <span className="muted">{soFar(state)}</span>
        </p>
        <Meter
          label={PHASE_WORDS[state.phase]}
          done={state.done}
          total={state.total === 0 ? null : state.total}
        />
      </div>
    </Dialog>
  )
}

function soFar({ phase, done, total, rows }: Working): string {
  if (phase === 'read' && rows > 0) return `: ${counted(rows, 'row')}`
  if (phase === 'compare' && total > 0) {
    return `: ${t`${count(done)} of ${counted(total, 'product')}`}`
  }
  return ''
}
