import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { CREDENTIAL } from './texts'

type ForgetDialogProps = { readonly onClose: () => void; readonly onForget: () => void }

export function ForgetDialog({ onClose, onForget }: ForgetDialogProps) {
  return (
    <Dialog
      opened
      width={480}
      title={CREDENTIAL.removeTitle}
      onClose={onClose}
      footnote={CREDENTIAL.removeFoot}
      buttons={
        <>
          <Button keys="Esc" data-autofocus onClick={onClose}>
            {CREDENTIAL.removeKeep}
          </Button>
          <Button look="danger" onClick={onForget}>
            {CREDENTIAL.remove}
          </Button>
        </>
      }
    >
      <p className="dialog-section">{CREDENTIAL.removeText}</p>
    </Dialog>
  )
}
