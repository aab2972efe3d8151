import type { AppError } from '@shared/contract/app-error'
import type { ImportState } from '@shared/contract/imports'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { Button } from '../../components/button'
import { CheckLine } from '../../components/check-box'
import { Dialog } from '../../components/dialog'
import { ErrorNote } from '../../components/error-note'
import { Note } from '../../components/note'
import { Tabs } from '../../components/tabs'
import { count, counted } from '../../format'
import { askReading, confirmImport, discardImport } from './import-actions'
import { ImportPages, type PreviewTab } from './import-pages'
import { IMPORT_TITLE, IMPORT_WIDTH, NOTHING_YET } from './import-texts'
import { DELIMITER_WORDS, ENCODING_WORDS, LAYOUT_WORDS } from './import-words'

type Ready = Extract<ImportState, { kind: 'ready' }>

const PANEL = 'import-panel'

/** What a file would change, before anything does. */
export function ImportPreview({ state }: { readonly state: Ready }) {
  const { counts } = state
  const [tab, setTab] = useState<PreviewTab>(() => firstTab(counts))
  const [isAgreed, setAgreed] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const take = async (): Promise<void> => {
    setBusy(true)
    setError(await confirmImport(isAgreed))
    setBusy(false)
  }
  const blocked =
    counts.products === 0
      ? t`No product of this file can be taken`
      : counts.isShrunken && !isAgreed
        ? t`Most products would be gone: agree to that first`
        : undefined
  return (
    <Dialog
      opened
      width={IMPORT_WIDTH}
      title={IMPORT_TITLE}
      subtitle={<Subtitle state={state} />}
      onClose={() => void discardImport()}
      footnote={NOTHING_YET}
      buttons={
        <>
          <Button
            keys="Esc"
            data-autofocus={blocked !== undefined}
            onClick={() => void discardImport()}
          >
            {t`Cancel`}
          </Button>
          <Button onClick={() => void askReading()}>{t`How it is read…`}</Button>
          <Button
            look="primary"
            data-autofocus={blocked === undefined}
            busy={busy}
            blockedBecause={blocked}
            onClick={() => void take()}
          >
            {t`Import`}
          </Button>
        </>
      }
    >
      <div className="dialog-section import-preview">
        {error ? <ErrorNote error={error} /> : null}
        {counts.isShrunken ? (
          <Note look="warn">
            <p className="strong">
              {t`${count(counts.missing)} of the ${counted(counts.before, 'product')} that AMS has now are not in this file.`}
            </p>
            <p>{t`Nothing is deleted in Shopify by this. Is it a part of your catalog, or another one?`}</p>
            <CheckLine
              label={t`These products are really gone from AMS`}
              checked={isAgreed}
              onChange={setAgreed}
            />
          </Note>
        ) : null}
        {counts.refused > 0 ? (
          <Note look="warn">
            {t`Not taken because of bad cells: ${counted(counts.refused, 'row')}. So these stay as AMS has them now, with all their variants: ${counted(counts.refusedProducts, 'product')}.`}
          </Note>
        ) : null}
        <Tabs
          label={t`What would change`}
          tabs={tabsOf(counts)}
          selected={tab}
          panelId={PANEL}
          onSelect={setTab}
        />
        <div id={PANEL} role="tabpanel" className="import-panel">
          <ImportPages key={tab} tab={tab} />
        </div>
      </div>
    </Dialog>
  )
}

function Subtitle({ state: { fileName, reading, counts } }: { readonly state: Ready }) {
  const { encoding, delimiter, sheet, layout } = reading
  const facts = [
    layout && LAYOUT_WORDS[layout],
    encoding && ENCODING_WORDS[encoding],
    delimiter && DELIMITER_WORDS[delimiter],
    sheet,
    t`${counted(counts.products, 'product')} with ${counted(counts.variants, 'variant')} in ${counted(counts.rows, 'row')}`,
  ].filter((fact) => fact !== null)
  return (
    <>
      <bdi>{fileName}</bdi>
      {`: ${facts.join(' · ')}`}
    </>
  )
}

function tabsOf(counts: Ready['counts']) {
  return [
    { id: 'new', label: t`New`, count: count(counts.new) },
    { id: 'changed', label: t`Changed`, count: count(counts.changed) },
    { id: 'unchanged', label: t`Unchanged`, count: count(counts.unchanged) },
    { id: 'missing', label: t`Not in this file`, count: count(counts.missing) },
    { id: 'refused', label: t`Refused rows`, count: count(counts.refused) },
    { id: 'notes', label: t`Notes`, count: count(counts.notes) },
  ] as const
}

/** Where there is something to look at. */
function firstTab(counts: Ready['counts']): PreviewTab {
  if (counts.refused > 0) return 'refused'
  if (counts.isShrunken) return 'missing'
  if (counts.changed > 0) return 'changed'
  return counts.new > 0 ? 'new' : 'unchanged'
}
