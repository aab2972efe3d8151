import type { CatalogExport, CatalogFile, ExportFacts } from '@shared/contract/catalog-export'
import { t } from '@shared/words/words'
import { RadioCards } from '../components/radio-cards'
import { counted } from '../format'
import './export-choices.css'

type ChoicesProps = {
  readonly facts: ExportFacts | null
  readonly chosen: CatalogExport
  readonly onChoose: (chosen: CatalogExport) => void
}

/** What of the catalog is exported, and as which kind of file. */
export function ExportChoices({ facts, chosen: { scope, file }, onChoose }: ChoicesProps) {
  return (
    <div className="dialog-section export-choices">
      <h3>{t`What`}</h3>
      <RadioCards
        legend={t`What is exported`}
        name="export-scope"
        cards={scopeCards(facts)}
        chosen={scope}
        onChoose={(chosen) => onChoose({ scope: chosen, file })}
      />
      <h3>{t`As`}</h3>
      <RadioCards
        legend={t`Kind of file`}
        name="export-file"
        cards={FILES}
        chosen={file}
        onChoose={(chosen) => onChoose({ scope, file: chosen })}
      />
    </div>
  )
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
