import { t } from '@shared/words/words'
import { cancelWork, useLiveWorks } from '../api'
import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { WorkProgress } from './work-progress'

const stop = (): void => void cancelWork('edit')

/** While many products are edited, or such an edit is taken back: how far it is, and the way to stop it. */
export function EditProgress() {
  const progress = useLiveWorks((works) => works.edit)
  if (progress === null) return null
  return (
    <Dialog
      opened
      title={progress.name}
      onClose={stop}
      footnote={t`What is done so far stays, and can be undone in one step. Nothing is sent.`}
      buttons={
        <Button keys="Esc" data-autofocus onClick={stop}>
          {t`Cancel`}
        </Button>
      }
    >
      <WorkProgress progress={progress} />
    </Dialog>
  )
}
