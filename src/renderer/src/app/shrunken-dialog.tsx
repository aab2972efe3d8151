import { t } from '@shared/words/words'
import { Button } from '../components/button'
import { detailWord } from '../components/detail-words'
import { Dialog } from '../components/dialog'
import { importShrunkenCatalog } from './actions'
import { useAppStore } from './app-store'

const close = (): void => useAppStore.setState({ shrunken: null })

/** An import with far fewer products than before is refused until the person has read both numbers. */
export function ShrunkenDialog() {
  const shrunken = useAppStore((store) => store.shrunken)
  if (!shrunken) return null
  const facts = Object.entries(shrunken.details ?? {})
  return (
    <Dialog
      opened
      title={t`Replace with a much smaller catalog?`}
      onClose={close}
      footnote={t`The present catalog is kept until you agree.`}
      buttons={
        <>
          <Button data-autofocus onClick={close}>
            {t`Keep the present catalog`}
          </Button>
          <Button look="danger" onClick={() => void importShrunkenCatalog()}>
            {t`Replace anyway`}
          </Button>
        </>
      }
    >
      <div className="dialog-section">
        <p>{shrunken.message}</p>
        {shrunken.nextStep ? <p className="muted">{shrunken.nextStep}</p> : null}
        {facts.length > 0 ? (
          <dl className="facts shrunken-facts">
            {facts.map(([name, value]) => (
              <div key={name} className="line">
                <dt>{detailWord(name)}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        ) : null}
      </div>
    </Dialog>
  )
}
