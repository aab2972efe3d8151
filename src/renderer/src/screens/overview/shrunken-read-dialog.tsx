import type { AppError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { OVERVIEW } from './texts'

type ShrunkenReadDialogProps = { readonly error: AppError; readonly onClose: () => void }

/** A much smaller Shopify catalog is compared only after the person has read both numbers. */
export function ShrunkenReadDialog({ error, onClose }: ShrunkenReadDialogProps) {
  const actions = useAppActions()
  const before = error.details?.['before'] ?? ''
  const now = error.details?.['now'] ?? ''
  return (
    <Dialog
      opened
      title={OVERVIEW.shrunkenTitle}
      onClose={onClose}
      footnote={OVERVIEW.shrunkenFoot}
      buttons={
        <>
          <Button keys="Esc" data-autofocus onClick={onClose}>
            {OVERVIEW.shrunkenKeep}
          </Button>
          <Button
            look="danger"
            onClick={() => {
              onClose()
              void actions.compareShrunken()
            }}
          >
            {OVERVIEW.compareSmaller}
          </Button>
        </>
      }
    >
      <div className="dialog-section">
        <dl className="figures shrunken-figures">
          <div>
            <dt>{t`products at the last read`}</dt>
            <dd>{before}</dd>
          </div>
          <div>
            <dt>{t`products now`}</dt>
            <dd>{now}</dd>
          </div>
        </dl>
        <p className="muted">{OVERVIEW.shrunkenText}</p>
      </div>
    </Dialog>
  )
}
