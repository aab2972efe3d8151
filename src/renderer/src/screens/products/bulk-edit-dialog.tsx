import { AMS_STATUSES, SHOPIFY_STATUSES } from '@shared/catalog/product'
import type { ProductSelection } from '@shared/contract/products'
import {
  BULK_KEYS,
  type BulkKey,
  isAmsOnly,
  labelOfField,
  levelOf,
} from '@shared/fields/editable-fields'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { askEngine, useLiveWorks } from '../../api'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { Note } from '../../components/note'
import { TextField } from '../../components/text-field'
import { statusWord } from '../../components/values'
import { counted } from '../../format'
import './editing/editing-dialogs.css'
import { priceOf } from './editing/price-of'
import { tellSavedMany } from './editing/save-edit'
import { useProductsStore } from './products-store'

const STATUSES: Partial<Record<BulkKey, readonly string[]>> = {
  status: AMS_STATUSES,
  'shopify-status': SHOPIFY_STATUSES,
}

const close = (): void => useProductsStore.setState({ dialog: null })

type BulkEditProps = { readonly selection: ProductSelection; readonly products: number }

/** One value for one field of many products: one step of undo, however many they are. */
export function BulkEditDialog({ selection, products }: BulkEditProps) {
  const actions = useAppActions()
  const [field, setField] = useState<BulkKey>('vendor')
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  // Its progress has a dialog of its own.
  const isUnderWay = useLiveWorks((works) => works.edit !== null)
  const statuses = STATUSES[field]
  const many = counted(products, 'product')
  const save = async (): Promise<void> => {
    const text = statuses ? typed || (statuses[0] ?? '') : typed
    const value = field === 'retail-price' ? priceOf(text) : text
    setBusy(true)
    const edit = { kind: 'set', field, value } as const
    const answer = await askEngine('products.edit-many', { selection, edit })
    setBusy(false)
    if (!answer.ok) {
      const { message, nextStep } = answer.error
      return setProblem([message, nextStep].filter(Boolean).join(' '))
    }
    if (answer.value.kind === 'refused')
      return setProblem(answer.value.problems[0]?.message ?? t`It was not saved.`)
    close()
    if (answer.value.kind === 'saved') tellSavedMany(answer.value, () => void actions.undo())
  }
  return (
    <Dialog
      opened={!isUnderWay}
      width={520}
      title={t`Edit ${many}`}
      onClose={close}
      footnote={t`Saved in AMS, undone in one step. Nothing is sent yet.`}
      buttons={
        <>
          <Button keys="Esc" onClick={close}>
            {t`Discard`}
          </Button>
          <Button look="primary" busy={busy} onClick={() => void save()}>
            {t`Set for ${many}`}
          </Button>
        </>
      }
    >
      <form
        className="dialog-section editing-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <label className="editing-choice-field">
          {t`Field`}
          <select
            data-autofocus
            value={field}
            onChange={(event) => {
              const chosen = BULK_KEYS.find((key) => key === event.currentTarget.value)
              if (chosen) setField(chosen)
              setTyped('')
              setProblem('')
            }}
          >
            {BULK_KEYS.map((key) => (
              <option key={key} value={key}>
                {isAmsOnly(key) ? t`${labelOfField(key)} (AMS only)` : labelOfField(key)}
              </option>
            ))}
          </select>
        </label>
        {statuses ? (
          <label className="editing-choice-field">
            {t`New value`}
            <select value={typed} onChange={(event) => setTyped(event.currentTarget.value)}>
              {statuses.map((status) => (
                <option key={status} value={status}>
                  {statusWord(status)}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <TextField label={t`New value`} value={typed} maxLength={10_000} onChange={setTyped} />
        )}
        <p className="editing-wide muted dense">
          {levelOf(field) === 'variant'
            ? t`All variants of each of these products get this value.`
            : t`Each of these products gets this value.`}
        </p>
        <button type="submit" hidden aria-label={t`Set for ${many}`} />
      </form>
      {problem === '' ? null : (
        <div className="dialog-section" role="alert">
          <Note look="err">{problem}</Note>
        </div>
      )}
    </Dialog>
  )
}
