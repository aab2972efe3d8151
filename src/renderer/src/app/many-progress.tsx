import { t } from '@shared/words/words'
import { cancelWork, useLiveWorks } from '../api'
import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { WorkProgress } from './work-progress'

const FOOTNOTES = {
  edit: t`What is done so far stays, and can be undone in one step. Nothing is sent.`,
  'ams-decisions': t`What is decided so far stays so; the others stay open.`,
} as const

/** While many products are changed at once: how far it is, and the way to stop it. */
export function ManyProgress() {
  return (
    <>
      <Progress work="edit" />
      <Progress work="ams-decisions" />
    </>
  )
}

function Progress({ work }: { readonly work: keyof typeof FOOTNOTES }) {
  const progress = useLiveWorks((works) => works[work])
  if (progress === null) return null
  const stop = (): void => void cancelWork(work)
  return (
    <Dialog
      opened
      title={progress.name}
      onClose={stop}
      footnote={FOOTNOTES[work]}
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
