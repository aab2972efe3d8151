import { t } from '@shared/words/words'
import { useLiveImport } from '../../api'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { DialogError } from '../../components/dialog-error'
import { chooseCatalogFile, discardImport } from './import-actions'
import './import-dialog.css'
import { ImportPreview } from './import-preview'
import { ImportProgress } from './import-progress'
import { ImportReadingForm } from './import-reading-form'
import { IMPORT_TITLE } from './import-texts'

/** The way of a catalog file into AMS: what it is, what it would change, and the one switch. */
export function ImportDialog() {
  const state = useLiveImport((live) => live.state)
  switch (state.kind) {
    case 'none':
      return null
    case 'working':
      return <ImportProgress state={state} />
    case 'asking':
      return <ImportReadingForm fileName={state.fileName} reading={state.reading} />
    case 'ready':
      return <ImportPreview state={state} />
    case 'failed':
      return (
        <Dialog
          opened
          title={IMPORT_TITLE}
          subtitle={<bdi>{state.fileName}</bdi>}
          onClose={() => void discardImport()}
          buttons={
            <>
              <Button keys="Esc" data-autofocus onClick={() => void discardImport()}>
                {t`Close`}
              </Button>
              <Button
                look="primary"
                onClick={() => void discardImport().then(() => chooseCatalogFile())}
              >
                {t`Choose another file…`}
              </Button>
            </>
          }
        >
          <DialogError error={state.error} />
        </Dialog>
      )
  }
}
