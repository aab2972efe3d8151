import type { AppError } from '@shared/contract/app-error'
import {
  type CatalogExport,
  type CatalogExported,
  catalogExportSchema,
  type ExportFacts,
  type ExportScope,
} from '@shared/contract/catalog-export'
import { t } from '@shared/words/words'
import { useEffect, useRef, useState } from 'react'
import { askEngine, askMain, cancelWork, useLiveWorks } from '../api'
import { announce } from '../components/announcer'
import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { DialogError } from '../components/dialog-error'
import { recall, remember } from '../components/remembered'
import { toast } from '../components/toast'
import { counted, timeOf } from '../format'
import { useAppStore } from './app-store'
import { ExportChoices } from './export-choices'
import { WorkProgress } from './work-progress'

const REMEMBERED = 'catalog-export'
const close = (): void => useAppStore.setState({ exportOpen: false })

/** What of the AMS catalog leaves as a file, and as which. */
export function ExportDialog() {
  const opened = useAppStore((store) => store.exportOpen)
  return opened ? <OpenDialog /> : null
}

function OpenDialog() {
  const [chosen, choose] = useState<CatalogExport>(
    () => recall(REMEMBERED, catalogExportSchema) ?? { scope: 'all', file: 'ams-csv' },
  )
  const [facts, setFacts] = useState<ExportFacts | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [busy, setBusy] = useState(false)
  const progress = useLiveWorks((works) => works.export)
  const isCanceled = useRef(false)
  useEffect(() => {
    void askEngine('catalog.export-facts', null).then((answer) => {
      if (answer.ok) setFacts(answer.value)
      else setError(answer.error)
    })
  }, [])
  const { scope } = chosen
  const size = facts?.[scope]
  const write = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    isCanceled.current = false
    remember(REMEMBERED, chosen)
    const answer = await askMain('catalog.export', chosen)
    setBusy(false)
    if (!answer.ok) setError(answer.error)
    else if (answer.value) {
      tell(answer.value)
      close()
    } else if (isCanceled.current) announce(CANCELED)
  }
  const cancel = (): void => {
    isCanceled.current = true
    void cancelWork('export')
  }
  const leave = progress === null ? close : cancel
  return (
    <Dialog
      opened
      width={680}
      title={t`Export the AMS catalog`}
      subtitle={facts ? lastWords(facts) : t`Counting what there is to export…`}
      onClose={leave}
      footnote={
        progress === null
          ? NOTHING_CHANGES
          : t`A file of that name stays as it is until this one is whole.`
      }
      buttons={
        <>
          <Button data-autofocus keys="Esc" onClick={leave}>
            {t`Cancel`}
          </Button>
          {progress === null ? (
            <Button
              look="primary"
              busy={busy}
              blockedBecause={size?.products === 0 ? NOTHING[scope] : undefined}
              onClick={() => void write()}
            >
              {size ? t`Export ${counted(size.products, 'product')}…` : t`Export…`}
            </Button>
          ) : null}
        </>
      }
    >
      {progress === null ? (
        <ExportChoices facts={facts} chosen={chosen} onChoose={choose} />
      ) : (
        <WorkProgress progress={progress} />
      )}
      <DialogError error={error} />
    </Dialog>
  )
}

const CANCELED = t`Export canceled. Nothing was written.`
const NOTHING_CHANGES = t`Nothing in AMS or Shopify changes.`

const NOTHING: Readonly<Record<ExportScope, string>> = {
  all: t`The AMS catalog has no product`,
  changed: t`AMS knows everything already`,
}

function lastWords({ last }: ExportFacts): string {
  if (last === null) return t`No file was written for AMS yet.`
  return t`Last file for AMS: ${last.name}, ${counted(last.products, 'product')}, ${timeOf(last.at)}.`
}

function tell({ name, products, picturesLeftOut }: CatalogExported): void {
  const written = t`${counted(products, 'product')} written to ${name}.`
  const sentence =
    picturesLeftOut === 0
      ? written
      : t`${written} ${counted(picturesLeftOut, 'picture')} without a public address left out.`
  announce(sentence)
  toast({ sentence })
}
