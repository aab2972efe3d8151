import type { AppError } from '@shared/contract/app-error'
import {
  type CatalogExported,
  type CatalogFile,
  catalogExportSchema,
  type ExportFacts,
  type ExportScope,
} from '@shared/contract/catalog-export'
import { t } from '@shared/words/words'
import { useEffect, useState } from 'react'
import { askEngine, askMain } from '../api'
import { announce } from '../components/announcer'
import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { ErrorNote } from '../components/error-note'
import { RadioCards } from '../components/radio-cards'
import { recall, remember } from '../components/remembered'
import { toast } from '../components/toast'
import { counted, timeOf } from '../format'
import { useAppStore } from './app-store'
import './export-dialog.css'

const REMEMBERED = 'catalog-export'
const close = (): void => useAppStore.setState({ exportOpen: false })

/** What of the AMS catalog leaves as a file, and as which. */
export function ExportDialog() {
  const opened = useAppStore((store) => store.exportOpen)
  return opened ? <OpenDialog /> : null
}

function OpenDialog() {
  const [{ scope, file }, choose] = useState(
    () => recall(REMEMBERED, catalogExportSchema) ?? ({ scope: 'all', file: 'ams-csv' } as const),
  )
  const [facts, setFacts] = useState<ExportFacts | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    void askEngine('catalog.export-facts', null).then((answer) => {
      if (answer.ok) setFacts(answer.value)
      else setError(answer.error)
    })
  }, [])
  const size = facts?.[scope]
  const write = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    remember(REMEMBERED, { scope, file })
    const answer = await askMain('catalog.export', { scope, file })
    setBusy(false)
    if (!answer.ok) setError(answer.error)
    else if (answer.value) {
      tell(answer.value)
      close()
    }
  }
  return (
    <Dialog
      opened
      width={680}
      title={t`Export the AMS catalog`}
      subtitle={facts ? lastWords(facts) : t`Counting what there is to export…`}
      onClose={close}
      footnote={t`Nothing in AMS or Shopify changes.`}
      buttons={
        <>
          <Button data-autofocus keys="Esc" onClick={close}>
            {t`Cancel`}
          </Button>
          <Button
            look="primary"
            busy={busy}
            blockedBecause={size?.products === 0 ? NOTHING[scope] : undefined}
            onClick={() => void write()}
          >
            {size ? t`Export ${counted(size.products, 'product')}…` : t`Export…`}
          </Button>
        </>
      }
    >
      <div className="dialog-section export-choices">
        <h3>{t`What`}</h3>
        <RadioCards
          legend={t`What is exported`}
          name="export-scope"
          cards={scopeCards(facts)}
          chosen={scope}
          onChoose={(chosen) => choose({ scope: chosen, file })}
        />
        <h3>{t`As`}</h3>
        <RadioCards
          legend={t`Kind of file`}
          name="export-file"
          cards={FILES}
          chosen={file}
          onChoose={(chosen) => choose({ scope, file: chosen })}
        />
      </div>
      {error ? (
        <div className="dialog-section">
          <ErrorNote error={error} />
        </div>
      ) : null}
    </Dialog>
  )
}

const NOTHING: Readonly<Record<ExportScope, string>> = {
  all: t`The AMS catalog has no product`,
  changed: t`AMS knows everything already`,
}

const FILES: readonly {
  readonly id: CatalogFile
  readonly label: string
  readonly text: string
}[] = [
  {
    id: 'ams-csv',
    label: t`AMS columns, CSV`,
    text: t`Everything that AMS knows. Importing it again gives the same catalog.`,
  },
  {
    id: 'ams-xlsx',
    label: t`AMS columns, XLSX`,
    text: t`The same as a workbook: every text stays a text.`,
  },
  {
    id: 'shopify-csv',
    label: t`Shopify product CSV`,
    text: t`For Shopify's own import: no AMS-only field, and stock is what the web shop may sell.`,
  },
]

function scopeCards(facts: ExportFacts | null) {
  const sized = (of: ExportFacts['all'] | undefined): string =>
    of ? `${counted(of.products, 'product')}, ${counted(of.variants, 'variant')}` : '…'
  return [
    { id: 'all', label: t`The whole catalog`, text: sized(facts?.all) },
    {
      id: 'changed',
      label: t`Only what AMS does not know yet`,
      text: t`${sized(facts?.changed)}: changed in Concord since the last import or export`,
    },
  ] as const
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
