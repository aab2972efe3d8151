import type { ImportChoices, ImportReading } from '@shared/contract/imports'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { Note } from '../../components/note'
import { counted } from '../../format'
import { choicesOf, withChoice } from './choices-of'
import { FirstProducts } from './first-products'
import { FormatChoices } from './format-choices'
import { chooseReading, discardImport, prepareImport } from './import-actions'
import { IMPORT_TITLE, IMPORT_WIDTH, NOTHING_YET } from './import-texts'
import { MappingTable } from './mapping-table'
import { NumberRules } from './number-rules'

type FormProps = { readonly fileName: string; readonly reading: ImportReading }

/** How a file is read, beside what its first rows become by that. */
export function ImportReadingForm({ fileName, reading }: FormProps) {
  const [choices, setChoices] = useState<ImportChoices>(() => choicesOf(reading))
  const choose = (more: ImportChoices): void => {
    const next = withChoice(choices, more)
    setChoices(next)
    void chooseReading(next)
  }
  const open = reading.numbers.filter(({ rule }) => rule === null)
  const blocked =
    reading.missing.length > 0
      ? t`Say first which columns hold what is needed`
      : open.length > 0
        ? t`Say first how the marked numbers are written`
        : undefined
  return (
    <Dialog
      opened
      width={IMPORT_WIDTH}
      title={IMPORT_TITLE}
      subtitle={
        <>
          <bdi>{fileName}</bdi>
          {`, ${counted(reading.rows, 'row')}`}
        </>
      }
      onClose={() => void discardImport()}
      footnote={NOTHING_YET}
      buttons={
        <>
          <Button keys="Esc" onClick={() => void discardImport()}>
            {t`Cancel`}
          </Button>
          <Button
            look="primary"
            data-autofocus
            blockedBecause={blocked}
            onClick={() => void prepareImport()}
          >
            {t`Show what would change`}
          </Button>
        </>
      }
    >
      <FormatChoices reading={reading} onChoose={choose} />
      {reading.layout === null ? (
        <div className="dialog-section import-note">
          <Note look="warn">
            {t`These are neither AMS's columns nor Shopify's. Say what each column of AMS is in this file; it is remembered for files with the same columns.`}
          </Note>
        </div>
      ) : null}
      <NumberRules numbers={reading.numbers} choices={choices} onChoose={choose} />
      <div className="import-columns">
        <section className="dialog-section" aria-label={t`Columns`}>
          <MappingTable reading={reading} said={choices.columns} onChoose={choose} />
        </section>
        <section className="dialog-section" aria-label={t`First rows`}>
          <FirstProducts reading={reading} />
        </section>
      </div>
    </Dialog>
  )
}
